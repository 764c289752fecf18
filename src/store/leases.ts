import type { Leases } from './bulk.ts';
import type { Connection } from './connection.ts';

/** One holder a name; whose time is over can be replaced. */
export function leases({ write }: Connection): Leases {
  return {
    hold: (name, holder, now, until) =>
      write(async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('leases')
          .values({ name, holder, until })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet({ holder, until })
              .where((row) => row.or([row('leases.holder', '=', holder), row('leases.until', '<=', now)])),
          )
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
    release: (name, holder) =>
      write(async (db) => {
        await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
      }),
  };
}
