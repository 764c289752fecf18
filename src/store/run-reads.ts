import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Query } from '../domain/query/ast.ts';
import { STATUSES, type Status } from '../domain/run.ts';
import type { Connection } from './connection.ts';
import { listed, listRuns } from './list.ts';
import { READ_COLUMNS, toRun } from './run-rows.ts';
import type { RunReads } from './run-store.ts';
import type { Database } from './schema.ts';

/** What can be read of runs. */
export function runReads({ reader, engine }: Connection): RunReads {
  const rows = reader.selectFrom('runs').select(READ_COLUMNS);
  const matching = (query: Query) => reader.selectFrom('runs as r').where(listed(query, engine));
  return {
    async get(number) {
      const row = await rows.where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : toRun(row);
    },
    list: (query, options) => listRuns(reader, engine, query, options),
    async count(query) {
      const { runs } = await matching(query)
        .select((row) => row.fn.countAll<number>().as('runs'))
        .executeTakeFirstOrThrow();
      return runs;
    },
    async countByStatus(query) {
      const counts = await matching(query)
        .select((row) => ['r.status', row.fn.countAll<number>().as('runs')])
        .groupBy('r.status')
        .execute();
      const known = new Map(counts.map(({ status, runs }) => [status, runs]));
      return Object.fromEntries(STATUSES.map((status) => [status, known.get(status) ?? 0])) as Record<Status, number>;
    },
    totals: (query) =>
      matching(query)
        .select((row) => [
          row.fn.countAll<number>().as('runs'),
          sql<number>`coalesce(cast(sum(r.cost_micros) as bigint), 0)`.as('costMicros'),
          row.fn.count<number>('r.cost_micros').as('costKnown'),
          sql<number>`coalesce(cast(sum(r.tokens) as bigint), 0)`.as('tokens'),
          row.fn.count<number>('r.tokens').as('tokensKnown'),
        ])
        .executeTakeFirstOrThrow(),
    async retriesOf(number) {
      return (await rows.where('retry_of', '=', number).orderBy('number').execute()).map(toRun);
    },
    names: (field, limit) => names(reader, field, limit),
  };
}

/** Names that differ in case or accents are one, spelled as in the newest run. */
async function names(
  db: Kysely<Database>,
  field: Parameters<RunReads['names']>[0],
  limit: number,
): Promise<readonly string[]> {
  const key = `${field}_key` as const;
  const used = await db
    .selectFrom('runs')
    .select((row) => [key, row.fn.countAll<number>().as('runs')])
    .where(sql<SqlBool>`archived_at is null`)
    .where(key, 'is not', null)
    .groupBy(key)
    .orderBy('runs', 'desc')
    .orderBy(key)
    .limit(limit)
    .execute();
  const newest = used.map((row) =>
    db
      .selectFrom('runs')
      .select(`${field} as name`)
      .where(sql<SqlBool>`archived_at is null`)
      .where(key, '=', row[key])
      .orderBy('created_at', 'desc')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  return (await Promise.all(newest)).flatMap((row) => row?.name ?? []);
}
