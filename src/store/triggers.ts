import type { Connection } from './connection.ts';
import type { Triggers } from './trigger.ts';

/** Messages of people that have done something, one a channel and moment. */
export function triggers({ reader, write }: Connection): Triggers {
  const all = reader.selectFrom('triggers').select(['channel', 'ts', 'run', 'operation', 'shown']);
  return {
    put: ({ channel, ts, run, operation }) =>
      write(async (db) => {
        await db
          .insertInto('triggers')
          .values({ channel, ts, run, operation, shown: null })
          .onConflict((conflict) => conflict.columns(['channel', 'ts']).doNothing())
          .execute();
      }),
    async get(channel, ts) {
      return (await all.where('channel', '=', channel).where('ts', '=', ts).executeTakeFirst()) ?? null;
    },
    async ofRuns(runs) {
      if (runs.length === 0) return [];
      return all
        .where('run', 'in', [...runs])
        .orderBy('channel')
        .orderBy('ts')
        .execute();
    },
    shown: (channel, ts, emoji) =>
      write(async (db) => {
        await db
          .updateTable('triggers')
          .set({ shown: emoji })
          .where('channel', '=', channel)
          .where('ts', '=', ts)
          .execute();
      }),
  };
}
