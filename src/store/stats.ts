import { type Kysely, type SqlBool, sql } from 'kysely';
import { edges } from '../domain/period.ts';
import type { Query } from '../domain/query/ast.ts';
import type { Dimension, Period, StatsReads } from '../domain/stats.ts';
import type { Connection } from './connection.ts';
import { ROLLED } from './rollup-share.ts';
import type { Database } from './schema.ts';
import { planRollup } from './stats-plan.ts';
import { fromRollups } from './stats-rollup.ts';
import { perMark, perName, type StatsRows, total } from './stats-rows.ts';
import { fromRuns } from './stats-scan.ts';

/** Numbers over runs: from the rollups where they can tell, else from the runs themselves. */
export function stats({ reader, engine }: Connection): StatsReads {
  const read = (
    query: Query,
    period: Period,
    marks: readonly number[],
    by: Dimension | null,
    most = 1,
  ): Promise<StatsRows> => {
    const plan = planRollup(query, period, marks, by);
    if (plan === null) return fromRuns(reader, engine, query, period, { marks, by });
    return fromRollups(reader, plan, {
      marks,
      names: by !== null && by !== 'status',
      statuses: by === 'status',
      most,
    }).then((rows) => (by === 'status' ? namedByStatus(rows) : rows));
  };
  const whole = (period: Period) => [period.from, period.until];
  return {
    figures: async (query, period) => total(await read(query, period, whole(period), null)),
    over: async (query, period, grain) => {
      const marks = edges(period, grain);
      return perMark(await read(query, period, marks, null), marks);
    },
    async by(query, period, dimension, limit) {
      const names = perName(await read(query, period, whole(period), dimension, limit), limit);
      return Promise.all(
        names.map(async ({ name, rows }) => ({ name: await spelled(reader, dimension, name), figures: total(rows) })),
      );
    },
    async overBy(query, period, grain, dimension, limit) {
      const marks = edges(period, grain);
      const names = perName(await read(query, period, marks, dimension, limit), limit);
      return Promise.all(
        names.map(async ({ name, rows }) => ({
          name: await spelled(reader, dimension, name),
          over: perMark(rows, marks),
        })),
      );
    },
  };
}

/** Rows of all runs, told apart by their status instead of a name. */
function namedByStatus({ counts, times }: StatsRows): StatsRows {
  return {
    counts: counts.map((row) => ({ ...row, name: `=${row.status}` })),
    times: times.map((row) => ({ ...row, name: `=${row.name}` })),
  };
}

/** A name as the newest run has it. */
async function spelled(db: Kysely<Database>, dimension: Dimension, name: string): Promise<string | null> {
  if (name === '') return null;
  const key = name.slice(1);
  if (dimension === 'status') return key;
  const shown = dimension === 'person' ? 'by_name' : dimension;
  const newest = await db
    .selectFrom('runs')
    .select(`${shown} as name`)
    .where(sql<SqlBool>`archived_at is null`)
    .where(ROLLED[dimension], '=', key)
    .orderBy('created_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.name ?? key;
}
