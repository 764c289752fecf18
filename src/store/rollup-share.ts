import { isFinal, type Status } from '../domain/run.ts';
import { bucketOf } from '../domain/sketch.ts';
import type { Measure } from '../domain/stats.ts';
import { DAY, HOUR } from '../domain/time.ts';
import type { RollupTable, RollupTimeTable } from './rollup-table.ts';
import type { RunTable } from './run-table.ts';

/** What of a run's row its share in the rollups depends on. */
export const SHARE_COLUMNS = [
  'status',
  'provider_key',
  'project_key',
  'model_key',
  'by_id',
  'cost_micros',
  'tokens',
  'created_at',
  'started_at',
  'finished_at',
  'archived_at',
] as const satisfies readonly (keyof RunTable)[];

export type ShareRow = Pick<RunTable, (typeof SHARE_COLUMNS)[number]>;

/** Which column of a run stands behind each dimension of the rollups; `all` has one name for everything. */
export const ROLLED = {
  all: null,
  project: 'project_key',
  person: 'by_id',
  provider: 'provider_key',
  model: 'model_key',
} as const satisfies Record<string, keyof ShareRow | null>;
export type Rolled = keyof typeof ROLLED;

export const GRAINS = { hour: HOUR, day: DAY } as const;

/** The name under which the rollups keep a folded name, or that none is known. */
export function rolledName(key: string | null): string {
  return key === null ? '' : `=${key}`;
}

/** The changes that runs make in the rollups, added up so that each row is written once. */
export class Shares {
  readonly tallies = new Map<string, RollupTable>();
  readonly times = new Map<string, RollupTimeTable>();

  /** Counts a run's row in (`sign` 1) or out again (-1). Archived runs have no share. */
  count(row: ShareRow, sign: 1 | -1): void {
    if (row.archived_at !== null) return;
    for (const [dimension, column] of Object.entries(ROLLED)) {
      const name = column === null ? '' : rolledName(row[column]);
      for (const [grain, length] of Object.entries(GRAINS)) {
        const place = { dimension, name, grain, at: row.created_at - (row.created_at % length), status: row.status };
        this.#tally(place, row, sign);
        for (const [measure, value] of lengthsOf(row)) this.#time(place, measure, bucketOf(value), sign);
      }
    }
  }

  #tally(place: Place, row: ShareRow, sign: number): void {
    const key = Object.values(place).join('\n');
    const known = this.tallies.get(key);
    const tally = known ?? { ...place, runs: 0, cost_micros: 0, cost_known: 0, tokens: 0, tokens_known: 0 };
    if (known === undefined) this.tallies.set(key, tally);
    tally.runs += sign;
    tally.cost_micros += sign * (row.cost_micros ?? 0);
    tally.cost_known += row.cost_micros === null ? 0 : sign;
    tally.tokens += sign * (row.tokens ?? 0);
    tally.tokens_known += row.tokens === null ? 0 : sign;
  }

  #time(place: Place, measure: Measure, bucket: number, sign: number): void {
    const key = `${Object.values(place).join('\n')}\n${measure}\n${bucket}`;
    const known = this.times.get(key);
    const count = known ?? { ...place, measure, bucket, runs: 0 };
    if (known === undefined) this.times.set(key, count);
    count.runs += sign;
  }
}

type Place = Pick<RollupTable, 'dimension' | 'name' | 'grain' | 'at' | 'status'>;

/** Only lengths that make sense: clocks of others may be wrong, and an end before its start is not a length. */
function lengthsOf(row: ShareRow): [Measure, number][] {
  const lengths: [Measure, number][] = [];
  const { created_at, started_at, finished_at } = row;
  if (started_at !== null && started_at >= created_at) lengths.push(['queue', started_at - created_at]);
  if (isFinal(row.status as Status) && started_at !== null && finished_at !== null && finished_at >= started_at) {
    lengths.push(['duration', finished_at - started_at]);
  }
  return lengths;
}
