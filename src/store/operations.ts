import type { Selectable } from 'kysely';
import type { Action } from '../domain/lifecycle.ts';
import type { Connection } from './connection.ts';
import { personOf } from './person-row.ts';
import type { Database } from './schema.ts';
import type { Operation, OperationState, Operations } from './store.ts';

/** Actions that were asked for. */
export function operations({ reader, write }: Connection): Operations {
  const rows = reader.selectFrom('operations').selectAll();
  const open = rows.where('state', '=', 'requested').orderBy('requested_at').orderBy('run').orderBy('key');
  return {
    async get(key) {
      const row = await rows.where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : toOperation(row);
    },
    insert: ({ key, run, action, text, by, requestedAt }) =>
      write(async (db) => {
        await db
          .insertInto('operations')
          .values({
            key,
            run,
            action,
            text,
            by_id: by?.id ?? null,
            by_name: by?.name ?? null,
            state: 'requested',
            requested_at: requestedAt,
          })
          .execute();
      }),
    sent: (key, at) =>
      write(async (db) => {
        await db.updateTable('operations').set({ sent_at: at }).where('key', '=', key).execute();
      }),
    settle: (key, state, at, error, result = null) =>
      write(async (db) => {
        await db
          .updateTable('operations')
          .set({ state, settled_at: at, error, result })
          .where('key', '=', key)
          .execute();
      }),
    open: async () => (await open.execute()).map(toOperation),
    openOf: async (run) => (await open.where('run', '=', run).execute()).map(toOperation),
  };
}

function toOperation(row: Selectable<Database['operations']>): Operation {
  return {
    key: row.key,
    run: row.run,
    action: row.action as Action,
    text: row.text,
    by: personOf(row.by_id, row.by_name),
    state: row.state as OperationState,
    requestedAt: row.requested_at,
    sentAt: row.sent_at,
    settledAt: row.settled_at,
    error: row.error,
    result: row.result,
  };
}
