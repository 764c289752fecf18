import type { Status } from '../domain/run.ts';
import { type At, type Figures, figuresOf, type Measure, type Tally, type TimeCount } from '../domain/stats.ts';

/** What either source gives: counts of one name from one moment on. `name`: '' where it is not known, else '=' and the folded name. */
export interface CountRow {
  readonly at: number;
  readonly name: string;
  readonly status: string;
  readonly runs: number;
  readonly costMicros: number;
  readonly costKnown: number;
  readonly tokens: number;
  readonly tokensKnown: number;
}

export interface TimeRow {
  readonly at: number;
  readonly name: string;
  readonly measure: string;
  readonly bucket: number;
  readonly runs: number;
}

export interface StatsRows {
  readonly counts: readonly CountRow[];
  readonly times: readonly TimeRow[];
}

/** Everything added up. */
export function total({ counts, times }: StatsRows): Figures {
  return figuresOf(counts.map(toTally), times.map(toTimeCount));
}

/** Everything between each two of the marks added up. */
export function perMark(rows: StatsRows, marks: readonly number[]): readonly At[] {
  const starts = marks.slice(0, -1);
  const counts = starts.map((): CountRow[] => []);
  const times = starts.map((): TimeRow[] => []);
  for (const row of rows.counts) counts[placeOf(starts, row.at)]?.push(row);
  for (const row of rows.times) times[placeOf(starts, row.at)]?.push(row);
  return starts.map((at, index) => ({
    at,
    figures: total({ counts: counts[index] ?? [], times: times[index] ?? [] }),
  }));
}

/** The rows of each name, the name with the most runs first. */
export function perName(
  rows: StatsRows,
  limit: number,
): readonly { readonly name: string; readonly rows: StatsRows }[] {
  const names = new Map<string, { counts: CountRow[]; times: TimeRow[]; runs: number }>();
  const of = (name: string) => {
    const known = names.get(name) ?? { counts: [], times: [], runs: 0 };
    names.set(name, known);
    return known;
  };
  for (const row of rows.counts) {
    const each = of(row.name);
    each.counts.push(row);
    each.runs += row.runs;
  }
  for (const row of rows.times) of(row.name).times.push(row);
  return [...names]
    .filter(([, { runs }]) => runs > 0)
    .sort(([oneName, one], [otherName, other]) => other.runs - one.runs || (oneName < otherName ? -1 : 1))
    .slice(0, limit)
    .map(([name, each]) => ({ name, rows: each }));
}

/** The index of the last start that is not after `at`. */
function placeOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

function toTally({ status, ...sums }: CountRow): Tally {
  return { ...sums, status: status as Status };
}

function toTimeCount({ measure, bucket, runs }: TimeRow): TimeCount {
  return { measure: measure as Measure, bucket, runs };
}
