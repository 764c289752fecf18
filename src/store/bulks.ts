import { type Selectable, sql } from 'kysely';
import type { Bulk, BulkAction, BulkState } from '../domain/bulk.ts';
import type { Bulks } from './bulk.ts';
import { bulkItems } from './bulk-items.ts';
import { bulkPosts } from './bulk-posts.ts';
import { selectItems } from './bulk-selection.ts';
import type { Connection } from './connection.ts';
import { READ_COLUMNS, toRun } from './run-rows.ts';
import type { Database } from './schema.ts';
import { takeTurn } from './turn.ts';

/** Bulk actions with their runs and their messages. */
export function bulks(connection: Connection): Bulks {
  const { reader, write, engine } = connection;
  const rows = reader.selectFrom('bulks').selectAll();
  return {
    ...bulkItems(connection),
    ...bulkPosts(connection),
    select: (bulk, query, rules, most) =>
      write(async (db) => {
        await takeTurn(db, engine);
        const { number } = await db
          .insertInto('bulks')
          .values({
            action: bulk.action,
            change: JSON.stringify(bulk.change),
            query: bulk.query,
            by_id: bulk.by.id,
            by_name: bulk.by.name,
            channel: bulk.place.channel,
            thread_ts: bulk.place.threadTs,
            state: 'draft',
            created_at: bulk.createdAt,
            ...UNCOUNTED,
          })
          .returning('number')
          .executeTakeFirstOrThrow();
        const { runs, skipped, everything } = await selectItems(db, engine, number, { query, rules, most });
        const matched = runs + skipped.reduce((sum, group) => sum + group.runs, 0);
        const row = await db
          .updateTable('bulks')
          .set({ runs, matched, skipped: JSON.stringify(skipped), everything: everything ? 1 : 0 })
          .where('number', '=', number)
          .returningAll()
          .executeTakeFirstOrThrow();
        return toBulk(row);
      }),
    async get(number) {
      const row = await rows.where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : toBulk(row);
    },
    async list(limit) {
      return (await rows.where('state', '!=', 'draft').orderBy('number', 'desc').limit(limit).execute()).map(toBulk);
    },
    async open() {
      const open = rows.where(sql<boolean>`state in ('waiting', 'running')`);
      return (await open.orderBy('number').execute()).map(toBulk);
    },
    async stake(number, sample) {
      const items = reader
        .selectFrom('bulk_items')
        .innerJoin('runs', 'runs.number', 'bulk_items.run')
        .where('bulk_items.bulk', '=', number)
        .where('bulk_items.state', '!=', 'skipped');
      const cost = await items
        .select((row) => [
          sql<number>`coalesce(cast(sum(runs.cost_micros) as bigint), 0)`.as('costMicros'),
          row.fn.count<number>('runs.cost_micros').as('costKnown'),
        ])
        .executeTakeFirstOrThrow();
      const providers = await items.select('runs.provider').distinct().orderBy('runs.provider').execute();
      const first = await items
        .select(READ_COLUMNS.map((column) => `runs.${column}` as const))
        .orderBy('runs.number')
        .limit(sample)
        .execute();
      return { ...cost, sample: first.map(toRun), providers: providers.map(({ provider }) => provider) };
    },
    move: (number, from, to, { startsAt, endedAt }) =>
      write(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('bulks')
          .set((row) => ({
            state: to,
            starts_at: startsAt,
            ended_at: endedAt,
            version: row('version', '+', 1),
          }))
          .where('number', '=', number)
          .where('state', '=', from)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    stop: (number, by, at) =>
      write(async (db) => {
        await db
          .updateTable('bulks')
          .set((row) => ({
            stopped_at: at,
            stopped_by_id: by.id,
            stopped_by_name: by.name,
            version: row('version', '+', 1),
          }))
          .where('number', '=', number)
          .where('stopped_at', 'is', null)
          .execute();
      }),
    remove: (number) =>
      write(async (db) => {
        await db.deleteFrom('bulks').where('number', '=', number).execute();
      }),
    forgetDrafts: (before) =>
      write(async (db) => {
        const drafts = db.deleteFrom('bulks').where('state', '=', 'draft').where('created_at', '<', before);
        return Number((await drafts.executeTakeFirst()).numDeletedRows);
      }),
    async cancelling(run) {
      const row = await reader
        .selectFrom('bulks')
        .innerJoin('bulk_items', 'bulk_items.bulk', 'bulks.number')
        .selectAll('bulks')
        .where('bulk_items.run', '=', run)
        .where('bulk_items.state', 'in', ['requested', 'confirmed'])
        .where('bulks.action', '=', 'cancel')
        .orderBy('bulks.number', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toBulk(row);
    },
  };
}

const UNCOUNTED = { everything: 0, matched: 0, runs: 0, skipped: '[]' };

function toBulk(row: Selectable<Database['bulks']>): Bulk {
  return {
    number: row.number,
    action: row.action as BulkAction,
    change: JSON.parse(row.change),
    query: row.query,
    by: { id: row.by_id, name: row.by_name },
    place: { channel: row.channel, threadTs: row.thread_ts },
    state: row.state as BulkState,
    everything: row.everything === 1,
    matched: row.matched,
    runs: row.runs,
    skipped: JSON.parse(row.skipped),
    createdAt: row.created_at,
    startsAt: row.starts_at,
    endedAt: row.ended_at,
    stopped:
      row.stopped_at === null || row.stopped_by_id === null
        ? null
        : { at: row.stopped_at, by: { id: row.stopped_by_id, name: row.stopped_by_name ?? row.stopped_by_id } },
  };
}
