import type { Connection } from './connection.ts';
import type { Inbox } from './store.ts';

/** Content keys of requests that were taken. */
export function inbox({ write }: Connection): Inbox {
  return {
    take: (key, now) =>
      write(async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('inbox')
          .values({ key, at: now })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
    forgetBefore: (at) =>
      write(async (db) => {
        const { numDeletedRows } = await db.deleteFrom('inbox').where('at', '<', at).executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}
