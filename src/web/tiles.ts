import { dollars } from '../domain/money.ts';
import type { Status } from '../domain/run.ts';
import type { RunReads } from '../store/run-store.ts';
import type { Scope } from './page.ts';
import { runsHref } from './run-query.ts';
import { count, percent, plural } from './words.ts';

type Counts = Readonly<Record<Status, number>>;

/** One figure of the overview. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  /** What the figure is made of. */
  readonly detail: string;
  readonly href: string;
  /** The status whose colour it takes; null: none. */
  readonly tone: Status | null;
}

/** The figures of the overview: how things stand now, and of what was created within a day. */
export function tiles(now: Counts, day: Counts, totals: Awaited<ReturnType<RunReads['totals']>>, scope: Scope): Tile[] {
  const figures = [waiting(now), running(now), failed(day, totals.runs), success(day)];
  return scope === 'everything' ? [...figures, cost(totals)] : figures;
}

function waiting({ waiting }: Counts): Tile {
  const detail = waiting === 0 ? 'nobody is asked for anything' : 'until somebody answers';
  return {
    label: 'Waiting for a person',
    value: count(waiting),
    detail,
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
    href: runsHref('status:running'),
    tone: running === 0 ? null : 'running',
  };
}

function failed({ failed }: Counts, created: number): Tile {
  const detail = `of ${plural(created, 'run')} created in 24 hours`;
  return {
    label: 'Failed',
    value: count(failed),
    detail,
    href: runsHref('status:failed since:24h'),
    tone: failed === 0 ? null : 'failed',
  };
}

function success({ completed, failed, cancelled }: Counts): Tile {
  const ended = completed + failed + cancelled;
  const detail = ended === 0 ? 'no run has ended in 24 hours' : `${count(completed)} of the ${count(ended)} that ended`;
  return {
    label: 'Success',
    value: percent(ended === 0 ? null : completed / ended),
    detail,
    href: runsHref('is:final since:24h'),
    tone: null,
  };
}

function cost({ runs, costMicros, costKnown }: Awaited<ReturnType<RunReads['totals']>>): Tile {
  const detail =
    runs === costKnown
      ? `over ${plural(runs, 'run')} in 24 hours`
      : `over ${count(costKnown)} of ${plural(runs, 'run')} in 24 hours`;
  return {
    label: 'Cost',
    value: dollars(costKnown === 0 && runs > 0 ? null : costMicros),
    detail,
    href: runsHref('since:24h sort:-cost'),
    tone: null,
  };
}
