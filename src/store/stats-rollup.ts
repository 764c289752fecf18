import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from './schema.ts';
import { type Part, partsOf, type RollupPlan } from './stats-plan.ts';
import type { CountRow, StatsRows, TimeRow } from './stats-rows.ts';

/** How the rows have to be told apart. */
export interface Apart {
  readonly marks: readonly number[];
  readonly names: boolean;
  readonly statuses: boolean;
}

/** Reads the rollups: as few rows as the question allows, added up by the database where nothing has to be told apart. */
export async function fromRollups(db: Kysely<Database>, plan: RollupPlan, apart: Apart): Promise<StatsRows> {
  if (plan.from >= plan.until || plan.names?.length === 0 || plan.statuses?.length === 0)
    return { counts: [], times: [] };
  const parts = partsOf(plan, apart.marks);
  const at = apart.marks.length > 2 ? sql<number>`at` : sql<number>`cast(${plan.from} as bigint)`;
  const timeName = apart.statuses ? sql<string>`status` : sql<string>`name`;
  const [counts, times] = [
    parts.map(async (part): Promise<CountRow[]> => {
      const rows = await sql<CountRow>`
      select ${at} as at, ${apart.names ? sql`name` : sql`''`} as name, status,
        cast(sum(runs) as bigint) as runs, cast(sum(cost_micros) as bigint) as "costMicros",
        cast(sum(cost_known) as bigint) as "costKnown", cast(sum(tokens) as bigint) as tokens,
        cast(sum(tokens_known) as bigint) as "tokensKnown"
      from rollups where ${condition(plan, part)} group by 1, 2, 3 having sum(runs) > 0`.execute(db);
      return rows.rows;
    }),
    parts.map(async (part): Promise<TimeRow[]> => {
      const rows = await sql<TimeRow>`
      select ${at} as at, ${apart.names || apart.statuses ? timeName : sql`''`} as name, measure, bucket,
        cast(sum(runs) as bigint) as runs
      from rollup_times where ${condition(plan, part)} group by 1, 2, 3, 4 having sum(runs) > 0`.execute(db);
      return rows.rows;
    }),
  ];
  return { counts: (await Promise.all(counts)).flat(), times: (await Promise.all(times)).flat() };
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
