import type { Connection } from './connection.ts';
import type { Settings } from './store.ts';

/** Small values by key. */
export function settings({ reader, write }: Connection): Settings {
  return {
    async get(key) {
      const row = await reader.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value ?? null;
    },
    set: (key, value) =>
      write(async (db) => {
        await db
          .insertInto('settings')
          .values({ key, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute();
      }),
  };
}
