import type { Connection } from './connection.ts';
import type { Providers } from './store.ts';

const COLUMNS = [
  'name',
  'answered_at as answeredAt',
  'covered_at as coveredAt',
  'failing_since as failingSince',
  'error',
  'cursor',
] as const;

/** What is remembered of each provider. */
export function providers({ reader, write }: Connection): Providers {
  return {
    async get(name) {
      const row = await reader.selectFrom('providers').select(COLUMNS).where('name', '=', name).executeTakeFirst();
      return row ?? null;
    },
    list: () => reader.selectFrom('providers').select(COLUMNS).orderBy('name').execute(),
    put: ({ name, answeredAt, coveredAt, failingSince, error, cursor }) =>
      write(async (db) => {
        const known = { answered_at: answeredAt, covered_at: coveredAt, failing_since: failingSince, error, cursor };
        await db
          .insertInto('providers')
          .values({ name, ...known })
          .onConflict((conflict) => conflict.column('name').doUpdateSet(known))
          .execute();
      }),
  };
}
