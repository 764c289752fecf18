import type { Query } from './query/ast.ts';
import { isFinal, STATUSES, type Status } from './run.ts';
import { quantile } from './sketch.ts';

export type Grain = 'hour' | 'day' | 'week' | 'month';

/** A stretch of time; runs belong to it by when they were created. `until` is the first moment after it. */
export interface Period {
  readonly from: number;
  readonly until: number;
  /** IANA name of the zone whose days, weeks and months are meant. */
  readonly zone: string;
}

/** What numbers can be told apart by. */
export const DIMENSIONS = ['project', 'person', 'provider', 'model', 'status'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Numbers over some runs. Sums leave out what is not known, and how many runs they cover is said beside them. */
export interface Figures {
  readonly runs: number;
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly final: number;
  readonly completed: number;
  readonly costMicros: number;
  readonly costKnown: number;
  readonly tokens: number;
  readonly tokensKnown: number;
  /** The same of completed runs alone. */
  readonly completedCostMicros: number;
  readonly completedCostKnown: number;
  /** Start to end of runs that are over, in milliseconds, within 2 %; null where none is known. */
  readonly durationP50: number | null;
  readonly durationP95: number | null;
  readonly durations: number;
  /** From being created to the start, in milliseconds, within 2 %; null where none is known. */
  readonly queueP50: number | null;
  readonly queueP95: number | null;
  readonly queued: number;
}

export interface At {
  /** When the hour, day, week or month begins. */
  readonly at: number;
  readonly figures: Figures;
}

export interface Named {
  /** As the newest run spells it; null: not known. */
  readonly name: string | null;
  readonly figures: Figures;
}

/** Numbers over any query and period. Archived runs count only where the query speaks of them, as in lists. */
export interface StatsReads {
  figures(query: Query, period: Period): Promise<Figures>;
  /** Every hour, day, week or month of the period, those without runs too. */
  over(query: Query, period: Period, grain: Grain): Promise<readonly At[]>;
  /** The names with the most runs first. */
  by(query: Query, period: Period, dimension: Dimension, limit: number): Promise<readonly Named[]>;
  /** The names with the most runs first, each over time. */
  overBy(
    query: Query,
    period: Period,
    grain: Grain,
    dimension: Dimension,
    limit: number,
  ): Promise<readonly { readonly name: string | null; readonly over: readonly At[] }[]>;
}

/** How many runs of one status there are, and their known sums. */
export interface Tally {
  readonly status: Status;
  readonly runs: number;
  readonly costMicros: number;
  readonly costKnown: number;
  readonly tokens: number;
  readonly tokensKnown: number;
}

/** How many lengths of one kind fall into one bucket of `sketch.ts`. */
export interface TimeCount {
  readonly measure: Measure;
  readonly bucket: number;
  readonly runs: number;
}

/** `duration`: from start to end of a run that is over. `queue`: from being created to the start. */
export type Measure = 'duration' | 'queue';

/** Adds everything up. */
export function figuresOf(tallies: readonly Tally[], times: readonly TimeCount[]): Figures {
  const byStatus = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status, runs } of tallies) byStatus[status] += runs;
  const sum = (key: keyof Omit<Tally, 'status'>, rows = tallies) => rows.reduce((total, row) => total + row[key], 0);
  const completed = tallies.filter(({ status }) => status === 'completed');
  const [durations, queues] = [counted(times, 'duration'), counted(times, 'queue')];
  return {
    runs: sum('runs'),
    byStatus,
    final: STATUSES.filter(isFinal).reduce((total, status) => total + byStatus[status], 0),
    completed: byStatus.completed,
    costMicros: sum('costMicros'),
    costKnown: sum('costKnown'),
    tokens: sum('tokens'),
    tokensKnown: sum('tokensKnown'),
    completedCostMicros: sum('costMicros', completed),
    completedCostKnown: sum('costKnown', completed),
    durationP50: quantile(durations, 0.5),
    durationP95: quantile(durations, 0.95),
    durations: size(durations),
    queueP50: quantile(queues, 0.5),
    queueP95: quantile(queues, 0.95),
    queued: size(queues),
  };
}

/** Completed of those that are over, 0 to 1; null where none is. */
export function successRate({ completed, final }: Figures): number | null {
  return final === 0 ? null : completed / final;
}

/** Completed of all, those that are under way too, 0 to 1; null where there is none. */
export function completedShare({ completed, runs }: Figures): number | null {
  return runs === 0 ? null : completed / runs;
}

/** What runs cost for each that was completed, over those whose cost is known, in micro-dollars; null where there is none. */
export function costPerSuccess({ costMicros, completedCostKnown }: Figures): number | null {
  return completedCostKnown === 0 ? null : Math.round(costMicros / completedCostKnown);
}

function counted(times: readonly TimeCount[], wanted: Measure): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { measure, bucket, runs } of times) {
    if (measure === wanted) counts.set(bucket, (counts.get(bucket) ?? 0) + runs);
  }
  return counts;
}

function size(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
