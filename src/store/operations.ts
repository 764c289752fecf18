import type { Kysely, Selectable, Updateable } from 'kysely';
import type { Action } from '../domain/lifecycle.ts';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import type { NewOperation, Operation, OperationState, Operations } from './operation.ts';
import { personOf } from './person-row.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 100;

/** Actions that were asked for. */
export function operations({ reader, write }: Connection): Operations {
  const rows = reader.selectFrom('operations').selectAll();
  const open = rows.where('state', '=', 'requested').orderBy('requested_at').orderBy('run').orderBy('key');
  const update = (keys: readonly string[], values: Updateable<Database['operations']>) =>
    write(async (db) => {
      for await (const part of chunks(keys, ROWS_AT_ONCE)) {
        await db.updateTable('operations').set(values).where('key', 'in', part).execute();
      }
    });
  return {
    async get(key) {
      const row = await rows.where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : toOperation(row);
    },
    insert: (operation) => write((db) => insert(db, [operation])),
    insertMany: (added) =>
      write(async (db) => {
        for await (const part of chunks(added, ROWS_AT_ONCE)) await insert(db, part);
      }),
    sent: (keys, at) => update(keys, { sent_at: at }),
    settle: (key, state, at, error, result = null) =>
      write(async (db) => {
        await db
          .updateTable('operations')
          .set({ state, settled_at: at, error, result })
          .where('key', '=', key)
          .execute();
      }),
    settleMany: (keys, state, at, error) => update(keys, { state, settled_at: at, error }),
    open: async () => (await open.execute()).map(toOperation),
    async openOf(runs) {
      const found: Operation[] = [];
      for await (const part of chunks(runs, ROWS_AT_ONCE)) {
        found.push(...(await open.where('run', 'in', part).execute()).map(toOperation));
      }
      return found;
    },
  };
}

async function insert(db: Kysely<Database>, added: readonly NewOperation[]): Promise<void> {
  const rows = added.map(({ key, run, action, text, by, requestedAt }) => ({
    key,
    run,
    action,
    text,
    by_id: by?.id ?? null,
    by_name: by?.name ?? null,
    state: 'requested',
    requested_at: requestedAt,
  }));
  await db.insertInto('operations').values(rows).execute();
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
