import { dollars, tokens } from './money.ts';
import { completedShare, costPerSuccess, type Figures, type Period, successRate } from './stats.ts';
import { DAY, duration } from './time.ts';

/** One number over runs, in words that Slack and the page share. */
export interface Measured {
  readonly name: MeasureName;
  readonly label: string;
  /** For people; `unknown` where nothing is known. */
  readonly value: string;
  /** What it covers or is made of; null: nothing to add. */
  readonly detail: string | null;
  /** The change against the time before, such as `+12%`; null where one of the two is not known. */
  readonly change: string | null;
  /** Whether the change is for the better; null where that cannot be said. */
  readonly better: boolean | null;
}

export const MEASURE_NAMES = [
  'runs',
  'success',
  'completed',
  'cost',
  'cost-per-success',
  'tokens',
  'duration-p50',
  'duration-p95',
  'queue-p50',
  'throughput',
] as const;
export type MeasureName = (typeof MEASURE_NAMES)[number];

interface Measure {
  readonly label: string;
  readonly of: (figures: Figures, days: number) => number | null;
  readonly shown: (value: number | null) => string;
  readonly detail: (figures: Figures) => string | null;
  /** Which way is for the better. */
  readonly good: 'more' | 'less' | null;
  /** A share: its change is told in points. */
  readonly share?: true;
}

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const RATE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

const MEASURES: Readonly<Record<MeasureName, Measure>> = {
  runs: { label: 'Runs', of: ({ runs }) => runs, shown: whole, detail: underWay, good: null },
  success: {
    label: 'Success rate',
    of: successRate,
    shown: share,
    detail: ({ completed, final }) =>
      final === 0 ? 'no run is over yet' : `${whole(completed)} completed of ${whole(final)} that are over`,
    good: 'more',
    share: true,
  },
  completed: {
    label: 'Completed of all',
    of: completedShare,
    shown: share,
    detail: ({ completed, runs }) => (runs === 0 ? null : `${whole(completed)} of ${whole(runs)}, unfinished ones too`),
    good: 'more',
    share: true,
  },
  cost: {
    label: 'Cost',
    of: ({ costMicros, costKnown }) => (costKnown === 0 ? null : costMicros),
    shown: dollars,
    detail: ({ costKnown, runs }) => covered(costKnown, runs),
    good: 'less',
  },
  'cost-per-success': {
    label: 'Cost per success',
    of: costPerSuccess,
    shown: dollars,
    detail: ({ completedCostKnown }) =>
      completedCostKnown === 0 ? null : `all that was spent, for each of ${whole(completedCostKnown)} completed`,
    good: 'less',
  },
  tokens: {
    label: 'Tokens',
    of: (figures) => (figures.tokensKnown === 0 ? null : figures.tokens),
    shown: tokens,
    detail: ({ tokensKnown, runs }) => covered(tokensKnown, runs),
    good: 'less',
  },
  'duration-p50': {
    label: 'Typical duration',
    of: ({ durationP50 }) => durationP50,
    shown: duration,
    detail: ({ durations }) => (durations === 0 ? null : `half of ${counted(durations)} took no longer`),
    good: 'less',
  },
  'duration-p95': {
    label: 'Slowest in 20',
    of: ({ durationP95 }) => durationP95,
    shown: duration,
    detail: ({ durations }) => (durations === 0 ? null : `95% of ${counted(durations)} took no longer`),
    good: 'less',
  },
  'queue-p50': {
    label: 'Typical wait for a start',
    of: ({ queueP50 }) => queueP50,
    shown: duration,
    detail: ({ queued }) => (queued === 0 ? null : `half of ${counted(queued)} waited no longer`),
    good: 'less',
  },
  throughput: {
    label: 'Ended per day',
    of: ({ final }, days) => (days <= 0 ? null : final / days),
    shown: (value) => (value === null ? 'unknown' : RATE.format(value)),
    detail: ({ final }) => `${counted(final)} in all`,
    good: 'more',
  },
};

/** Every number of these runs, with the change against the time before. `now`: of a period that goes on only what has passed counts. */
export function measure(
  name: MeasureName,
  { figures, before, period, now }: { figures: Figures; before: Figures | null; period: Period; now: number },
): Measured {
  const { label, of, shown, detail, good, share: isShare } = MEASURES[name];
  const days = Math.max(0, Math.min(period.until, now) - period.from) / DAY;
  const [value, earlier] = [of(figures, days), before === null ? null : of(before, days)];
  const more = value !== null && earlier !== null && value !== earlier ? value > earlier : null;
  return {
    name,
    label,
    value: shown(value),
    detail: detail(figures),
    change: changeOf(value, earlier, isShare === true),
    better: more === null || good === null ? null : more === (good === 'more'),
  };
}

/** `over 31 of 40 runs`, or `over all 40 runs`. */
export function covered(known: number, runs: number): string {
  if (runs === 0) return 'no runs';
  return known === runs ? `over all ${counted(runs)}` : `over ${whole(known)} of ${counted(runs)}`;
}

function changeOf(value: number | null, earlier: number | null, isShare: boolean): string | null {
  if (value === null || earlier === null) return null;
  if (value === earlier) return 'no change';
  if (isShare) {
    const points = Math.round((value - earlier) * 100);
    return points === 0 ? 'no change' : `${signed(points)} point${Math.abs(points) === 1 ? '' : 's'}`;
  }
  if (earlier === 0) return null;
  const percent = Math.round((value / earlier - 1) * 100);
  if (percent === 0) return 'no change';
  return percent > 999 ? `${RATE.format(value / earlier)} times as much` : `${signed(percent)}%`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : '−'}${Math.abs(value)}`;
}

function underWay({ runs, final }: Figures): string | null {
  return runs === final ? null : `${whole(runs - final)} not over yet`;
}

function counted(runs: number): string {
  return `${whole(runs)} run${runs === 1 ? '' : 's'}`;
}

function whole(value: number | null): string {
  return value === null ? 'unknown' : COUNT.format(value);
}

function share(value: number | null): string {
  return value === null ? 'unknown' : `${Math.floor(value * 100)}%`;
}
