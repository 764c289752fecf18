import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from './schema.ts';
import { type Part, partsOf, type RollupPlan } from './stats-plan.ts';
import { type CountRow, perName, type StatsRows, type TimeRow } from './stats-rows.ts';

/** How the rows have to be told apart. */
export interface Apart {
  readonly marks: readonly number[];
  readonly names: boolean;
  readonly statuses: boolean;
  /** Of how many names, those with the most runs first, the lengths of time are wanted too. */
  readonly most: number;
}

/** Reads the rollups: as few rows as the question allows, added up by the database where nothing has to be told apart. */
export async function fromRollups(db: Kysely<Database>, plan: RollupPlan, apart: Apart): Promise<StatsRows> {
  if (plan.from >= plan.until || plan.names?.length === 0 || plan.statuses?.length === 0) {
    return { counts: [], times: [] };
  }
  // Everything has one name, and with it the primary key leads straight to its rows.
  const named = plan.dimension === 'all' ? { ...plan, names: [''] } : plan;
  const counts = await countsOf(db, named, apart);
  if (!apart.names) return { counts, times: await timesOf(db, named, apart) };
  // Lengths of time are most of the rows: only those of names that are shown are read.
  const shown = perName({ counts, times: [] }, apart.most).map(({ name }) => name);
  const times = shown.length === 0 ? [] : await timesOf(db, { ...named, names: shown }, apart);
  return { counts, times };
}

async function countsOf(db: Kysely<Database>, plan: RollupPlan, apart: Apart): Promise<readonly CountRow[]> {
  const parts = partsOf(plan, apart.marks).map((part) =>
    sql<CountRow>`
      select ${atOf(plan, apart)} as at, ${apart.names ? sql`name` : sql`''`} as name, status,
        cast(sum(runs) as bigint) as runs, cast(sum(cost_micros) as bigint) as "costMicros",
        cast(sum(cost_known) as bigint) as "costKnown", cast(sum(tokens) as bigint) as tokens,
        cast(sum(tokens_known) as bigint) as "tokensKnown"
      from rollups where ${condition(plan, part)} group by 1, 2, 3 having sum(runs) > 0`.execute(db),
  );
  return (await Promise.all(parts)).flatMap(({ rows }) => rows);
}

async function timesOf(db: Kysely<Database>, plan: RollupPlan, apart: Apart): Promise<readonly TimeRow[]> {
  const name = apart.statuses ? sql`status` : apart.names ? sql`name` : sql`''`;
  const parts = partsOf(plan, apart.marks).map((part) =>
    sql<TimeRow>`
      select ${atOf(plan, apart)} as at, ${name} as name, measure, bucket, cast(sum(runs) as bigint) as runs
      from rollup_times where ${condition(plan, part)} group by 1, 2, 3, 4 having sum(runs) > 0`.execute(db),
  );
  return (await Promise.all(parts)).flatMap(({ rows }) => rows);
}

function atOf(plan: RollupPlan, { marks }: Apart): RawBuilder<number> {
  return marks.length > 2 ? sql<number>`at` : sql<number>`cast(${plan.from} as bigint)`;
}

function condition({ dimension, names, statuses }: RollupPlan, { grain, from, until }: Part): RawBuilder<SqlBool> {
  return sql.join(
    [
      sql<SqlBool>`dimension = ${dimension} and grain = ${grain} and at >= ${from} and at < ${until}`,
      ...(names === null ? [] : [sql<SqlBool>`name in (${sql.join(names)})`]),
      ...(statuses === null ? [] : [sql<SqlBool>`status in (${sql.join(statuses)})`]),
    ],
    sql` and `,
  );
}
