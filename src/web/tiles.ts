import { dollars } from '../domain/money.ts';
import type { Status } from '../domain/run.ts';
import { type Figures, successRate } from '../domain/stats.ts';
import { type Change, changeOf, changeOfShare, knownCost } from './change.ts';
import type { Scope } from './page.ts';
import { runsHref } from './run-query.ts';
import { count, percent, plural } from './words.ts';

type Counts = Readonly<Record<Status, number>>;

/** One figure of a page. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  /** What the figure is made of. */
  readonly detail: string;
  /** Against the same time before; null where that cannot be said. */
  readonly change: Change | null;
  readonly href: string;
  /** The status whose colour it takes; null: none. */
  readonly tone: Status | null;
}

const BEFORE = 'the day before';

/** The figures of the overview: how things stand now, and of what was created since then against the day before. */
export function tiles(now: Counts, day: Figures, before: Figures, since: string, scope: Scope): Tile[] {
  const figures = [waiting(now), running(now), failed(day, before, since), success(day, before, since)];
  return scope === 'everything' ? [...figures, cost(day, before, since)] : figures;
}

function waiting({ waiting }: Counts): Tile {
  const detail = waiting === 0 ? 'nobody is asked for anything' : 'until somebody answers';
  return {
    label: 'Waiting for a person',
    value: count(waiting),
    detail,
    change: null,
    href: runsHref('status:waiting'),
    tone: waiting === 0 ? null : 'waiting',
  };
}

function running({ running, queued, paused }: Counts): Tile {
  const detail = `${count(queued)} queued, ${count(paused)} paused`;
  return {
    label: 'Running',
    value: count(running),
    detail,
    change: null,
    href: runsHref('status:running'),
    tone: running === 0 ? null : 'running',
  };
}

function failed({ byStatus, runs }: Figures, before: Figures, since: string): Tile {
  return {
    label: 'Failed',
    value: count(byStatus.failed),
    detail: `of ${plural(runs, 'run')} created in 24 hours`,
    change: before.runs === 0 ? null : changeOf(byStatus.failed, before.byStatus.failed, BEFORE),
    href: runsHref(`status:failed ${since}`),
    tone: byStatus.failed === 0 ? null : 'failed',
  };
}

function success(day: Figures, before: Figures, since: string): Tile {
  const { completed, final } = day;
  return {
    label: 'Success',
    value: percent(successRate(day)),
    detail: final === 0 ? 'no run has ended in 24 hours' : `${count(completed)} of the ${count(final)} that ended`,
    change: changeOfShare(successRate(day), successRate(before), BEFORE),
    href: runsHref(`is:final ${since}`),
    tone: null,
  };
}

function cost(day: Figures, before: Figures, since: string): Tile {
  const { runs, costKnown } = day;
  const detail =
    runs === costKnown
      ? `over ${plural(runs, 'run')} in 24 hours`
      : `over ${count(costKnown)} of ${plural(runs, 'run')} in 24 hours`;
  return {
    label: 'Cost',
    value: dollars(knownCost(day)),
    detail,
    change: before.runs === 0 ? null : changeOf(knownCost(day), knownCost(before), BEFORE),
    href: runsHref(`${since} sort:-cost`),
    tone: null,
  };
}
