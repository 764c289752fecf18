import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Query } from '../domain/query/ast.ts';
import { FINAL_STATUSES } from '../domain/run.ts';
import { LOG_GAMMA } from '../domain/sketch.ts';
import type { Dimension, Period } from '../domain/stats.ts';
import { HOUR, MINUTE } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { listed } from './list.ts';
import type { Database } from './schema.ts';
import type { CountRow, StatsRows, TimeRow } from './stats-rows.ts';

/** Every time zone is a whole number of these off from UTC. */
const QUARTER = 15 * MINUTE;
const NAME_COLUMNS: Readonly<Record<Dimension, string>> = {
  project: 'r.project_key',
  person: 'r.by_id',
  provider: 'r.provider_key',
  model: 'r.model_key',
  status: 'r.status',
};

/** Counts the runs themselves: any query, any period. */
export async function fromRuns(
  db: Kysely<Database>,
  engine: Connection['engine'],
  query: Query,
  period: Period,
  { marks, by }: { readonly marks: readonly number[]; readonly by: Dimension | null },
): Promise<StatsRows> {
  const step = marks.every((at) => at % HOUR === 0) ? HOUR : QUARTER;
  const at =
    marks.length > 2 ? sql`r.created_at - r.created_at % ${sql.lit(step)}` : sql`cast(${period.from} as bigint)`;
  const name = by === null ? sql`''` : nameOf(sql.ref(NAME_COLUMNS[by]));
  const where = sql<SqlBool>`${listed(query, engine)} and r.created_at >= ${period.from} and r.created_at < ${period.until}`;
  const counts = await sql<CountRow>`
    select ${at} as at, ${name} as name, r.status as status, count(*) as runs,
      coalesce(cast(sum(r.cost_micros) as bigint), 0) as "costMicros", count(r.cost_micros) as "costKnown",
      coalesce(cast(sum(r.tokens) as bigint), 0) as tokens, count(r.tokens) as "tokensKnown"
    from runs r where ${where} group by 1, 2, 3`.execute(db);
  const lengths = (measure: string, length: RawBuilder<number>, known: RawBuilder<SqlBool>) =>
    sql<TimeRow>`
    select ${at} as at, ${name} as name, ${sql.lit(measure)} as measure,
      cast(case when ${length} < 1 then 0 else ceil(ln(${length}) / ${sql.lit(LOG_GAMMA)}) end as integer) as bucket,
      count(*) as runs
    from runs r where ${where} and ${known} group by 1, 2, 3, 4`.execute(db);
  const durations = await lengths('duration', sql`(r.finished_at - r.started_at)`, OVER);
  const queues = await lengths('queue', sql`(r.started_at - r.created_at)`, sql`r.started_at >= r.created_at`);
  return { counts: counts.rows, times: [...durations.rows, ...queues.rows] };
}

const OVER = sql<SqlBool>`r.finished_at >= r.started_at and r.status in (${sql.join(FINAL_STATUSES.map((status) => sql.lit(status)))})`;

function nameOf(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql`case when ${column} is null then '' else '=' || ${column} end`;
}
