import type { LogLevel, LogLine } from '../domain/provider.ts';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import type { Logs } from './store.ts';

const LINES_AT_ONCE = 100;

/** Log lines by run and position. */
export function logs({ reader, write }: Connection): Logs {
  return {
    append: (run, lines) =>
      write(async (db) => {
        for await (const part of chunks(lines, LINES_AT_ONCE)) {
          await db
            .insertInto('logs')
            .values(part.map(({ index, ...line }) => ({ run, position: index, ...line })))
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
      }),
    async count(run) {
      const { lines } = await reader
        .selectFrom('logs')
        .select((count) => count.fn.countAll<number>().as('lines'))
        .where('run', '=', run)
        .executeTakeFirstOrThrow();
      return lines;
    },
    async read(run, from, limit) {
      const rows = await reader
        .selectFrom('logs')
        .select(['position', 'at', 'level', 'text'])
        .where('run', '=', run)
        .where('position', '>=', from)
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(
        ({ position, at, level, text }): LogLine => ({ index: position, at, level: level as LogLevel, text }),
      );
    },
  };
}
