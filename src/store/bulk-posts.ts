import { sql, type Updateable } from 'kysely';
import type { Bulks } from './bulk.ts';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';

type Posts = Pick<Bulks, 'touch' | 'post' | 'placed' | 'outdated' | 'shown' | 'failed' | 'lost'>;

/** The messages that show bulk actions, one each. */
export function bulkPosts({ reader, write }: Connection): Posts {
  const all = reader
    .selectFrom('bulks')
    .select(['number as bulk', 'channel', 'thread_ts as threadTs', 'ts', 'version', 'attempts']);
  const change = (number: number, values: Updateable<Database['bulks']>) =>
    write(async (db) => {
      await db.updateTable('bulks').set(values).where('number', '=', number).execute();
    });
  const grow = (number: number, column: 'version' | 'attempts', also: Updateable<Database['bulks']> = {}) =>
    write(async (db) => {
      await db
        .updateTable('bulks')
        .set((row) => ({ [column]: row(column, '+', 1), ...also }))
        .where('number', '=', number)
        .execute();
    });
  return {
    touch: (number) => grow(number, 'version'),
    async post(number) {
      return (await all.where('number', '=', number).executeTakeFirst()) ?? null;
    },
    placed: (number, ts, version) =>
      change(number, { ts, shown_version: version, attempts: 0, next_at: 0, gone: null }),
    outdated: (now, limit) =>
      all
        .where(sql<boolean>`version > shown_version and ts is not null and gone is null`)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(limit)
        .execute(),
    shown: (number, version) => change(number, { shown_version: version, attempts: 0, next_at: 0 }),
    failed: (number, nextAt) => grow(number, 'attempts', { next_at: nextAt }),
    lost: (number, why) => change(number, { gone: why }),
  };
}
