import type { Run } from '../domain/run.ts';
import { chunks } from './chunks.ts';
import type { Connection } from './connection.ts';
import { insertRuns } from './insert-runs.ts';
import { NOT_FINAL } from './not-final.ts';
import { runReads } from './run-reads.ts';
import { READ_COLUMNS, toRun } from './run-rows.ts';
import type { Runs } from './run-store.ts';
import { saveRuns } from './save-runs.ts';
import { takeTurn } from './turn.ts';

const ROWS_AT_ONCE = 500;

/** All runs. */
export function runs(connection: Connection): Runs {
  const { reader, write, engine } = connection;
  const rows = reader.selectFrom('runs').select(READ_COLUMNS);
  const save = (changed: readonly Run[]) =>
    write(async (db) => {
      await takeTurn(db, engine);
      return saveRuns(db, engine, changed);
    });
  const insert: Runs['insertMany'] = (added) =>
    write(async (db) => {
      await takeTurn(db, engine);
      return insertRuns(db, engine, added);
    });
  return {
    ...runReads(connection),
    async byExternalIds(provider, externalIds) {
      const found: Run[] = [];
      for await (const part of chunks(externalIds, ROWS_AT_ONCE)) {
        const known = await rows.where('provider', '=', provider).where('external_id', 'in', part).execute();
        found.push(...known.map(toRun));
      }
      return found;
    },
    async byKey(key) {
      const row = await rows.where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : toRun(row);
    },
    async many(numbers) {
      const found: Run[] = [];
      for await (const part of chunks(numbers, ROWS_AT_ONCE)) {
        found.push(...(await rows.where('number', 'in', part).orderBy('number').execute()).map(toRun));
      }
      return found;
    },
    async watched(provider) {
      const open = rows.where('provider', '=', provider).where(NOT_FINAL).where('external_id', 'is not', null);
      return (await open.orderBy('number').execute()).map(toRun);
    },
    async unconfirmed(before) {
      const open = rows.where(NOT_FINAL).where('external_id', 'is', null).where('created_at', '<', before);
      return (await open.orderBy('number').execute()).map(toRun);
    },
    async pending() {
      return (await rows.where('pending_action', 'is not', null).orderBy('number').execute()).map(toRun);
    },
    async insert(run) {
      const [inserted] = await insert([run]);
      if (inserted === undefined) throw new Error('a run was inserted without a number');
      return inserted;
    },
    insertMany: insert,
    async save(run) {
      const [saved] = await save([run]);
      if (saved === undefined) throw new Error('a run was saved without a version');
      return saved;
    },
    saveMany: save,
    touch: (numbers, seenAt) =>
      write(async (db) => {
        for await (const part of chunks(numbers, ROWS_AT_ONCE)) {
          await db.updateTable('runs').set({ seen_at: seenAt }).where('number', 'in', part).execute();
        }
      }),
  };
}
