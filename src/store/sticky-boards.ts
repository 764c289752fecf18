import { type Selectable, sql, type Updateable } from 'kysely';
import type { Connection } from './connection.ts';
import type { StickyBoard, StickyBoards } from './sticky-board.ts';
import type { StickyBoardTable } from './sticky-board-table.ts';

/** Boards that stay in channels. */
export function stickyBoards({ reader, write }: Connection): StickyBoards {
  const change = (channel: string, values: Updateable<StickyBoardTable>) =>
    write(async (db) => {
      await db.updateTable('sticky_boards').set(values).where('channel', '=', channel).execute();
    });
  return {
    async get(channel) {
      const row = await reader
        .selectFrom('sticky_boards')
        .selectAll()
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row === undefined ? null : toBoard(row);
    },
    put: ({ channel, query, by, zone }, now) =>
      write(async (db) => {
        const asked = { query, by_id: by.id, by_name: by.name, zone };
        const row = await db
          .insertInto('sticky_boards')
          .values({ channel, ...asked, since: now, ts: null, shown: null, seq: 0, attempts: 0, next_at: 0, gone: null })
          .onConflict((conflict) =>
            conflict.column('channel').doUpdateSet({
              ...asked,
              shown: null,
              seq: 0,
              attempts: 0,
              next_at: 0,
              gone: null,
              ts: sql<string | null>`case when sticky_boards.gone is null then sticky_boards.ts end`,
              since: sql<number>`case when sticky_boards.gone is null then sticky_boards.since else ${now} end`,
            }),
          )
          .returningAll()
          .executeTakeFirstOrThrow();
        return toBoard(row);
      }),
    remove: (channel) =>
      write(async (db) => {
        await db.deleteFrom('sticky_boards').where('channel', '=', channel).execute();
      }),
    placed: (channel, ts) => change(channel, { ts, shown: null, seq: 0, attempts: 0, next_at: 0 }),
    outdated: async (seq, now, limit) => {
      const rows = await reader
        .selectFrom('sticky_boards')
        .selectAll()
        .where('seq', '<', seq)
        .where('ts', 'is not', null)
        .where('gone', 'is', null)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(limit)
        .execute();
      return rows.map(toBoard);
    },
    drawn: (channel, { shown, seq, nextAt }) => change(channel, { shown, seq, attempts: 0, next_at: nextAt }),
    failed: (channel, nextAt) =>
      write(async (db) => {
        await db
          .updateTable('sticky_boards')
          .set((row) => ({ attempts: row('attempts', '+', 1), next_at: nextAt }))
          .where('channel', '=', channel)
          .execute();
      }),
    lost: (channel, why) => change(channel, { gone: why }),
  };
}

function toBoard(row: Selectable<StickyBoardTable>): StickyBoard {
  return {
    channel: row.channel,
    query: row.query,
    by: { id: row.by_id, name: row.by_name },
    zone: row.zone,
    since: row.since,
    ts: row.ts,
    shown: row.shown,
    seq: row.seq,
    attempts: row.attempts,
  };
}
