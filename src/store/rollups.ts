import { type Kysely, sql } from 'kysely';
import { chunks } from './chunks.ts';
import { SHARE_COLUMNS, type ShareRow, Shares } from './rollup-share.ts';
import type { Database } from './schema.ts';

const ROWS_AT_ONCE = 80;
const RUNS_AT_ONCE = 2_000;

/** Keeps the rollups with runs that are new. */
export async function countIn(db: Kysely<Database>, rows: readonly ShareRow[]): Promise<void> {
  const shares = new Shares();
  for (const row of rows) shares.count(row, 1);
  await write(db, shares);
}

/** Keeps the rollups with runs that changed: each as it was and as it is. */
export async function recount(
  db: Kysely<Database>,
  changes: readonly { readonly before: ShareRow; readonly after: ShareRow }[],
): Promise<void> {
  const shares = new Shares();
  for (const { before, after } of changes) {
    if (SHARE_COLUMNS.every((column) => before[column] === after[column])) continue;
    shares.count(before, -1);
    shares.count(after, 1);
  }
  await write(db, shares);
}

/** Counts everything anew, from the runs alone. */
export async function rebuildRollups(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('rollups').execute();
  await db.deleteFrom('rollup_times').execute();
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('runs')
      .select(['number', ...SHARE_COLUMNS])
      .where('number', '>', after)
      .orderBy('number')
      .limit(RUNS_AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    await countIn(db, rows);
    after = last.number;
  }
}

async function write(db: Kysely<Database>, shares: Shares): Promise<void> {
  const tallies = [...shares.tallies.values()].filter(isChange);
  for await (const part of chunks(tallies, ROWS_AT_ONCE)) {
    await db
      .insertInto('rollups')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['dimension', 'name', 'grain', 'at', 'status']).doUpdateSet({
          runs: sql`rollups.runs + excluded.runs`,
          cost_micros: sql`rollups.cost_micros + excluded.cost_micros`,
          cost_known: sql`rollups.cost_known + excluded.cost_known`,
          tokens: sql`rollups.tokens + excluded.tokens`,
          tokens_known: sql`rollups.tokens_known + excluded.tokens_known`,
        }),
      )
      .execute();
  }
  const times = [...shares.times.values()].filter(({ runs }) => runs !== 0);
  for await (const part of chunks(times, ROWS_AT_ONCE)) {
    await db
      .insertInto('rollup_times')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['dimension', 'name', 'grain', 'at', 'status', 'measure', 'bucket'])
          .doUpdateSet({ runs: sql`rollup_times.runs + excluded.runs` }),
      )
      .execute();
  }
}

function isChange(tally: {
  runs: number;
  cost_micros: number;
  cost_known: number;
  tokens: number;
  tokens_known: number;
}) {
  return [tally.runs, tally.cost_micros, tally.cost_known, tally.tokens, tally.tokens_known].some(
    (value) => value !== 0,
  );
}
