import { STATUSES, type Status } from '../domain/run.ts';
import { runsHref } from './run-query.ts';

const WIDTH = 960;
const GAP = 3;
/** The least width of a share, so that one run among thousands is still seen. */
const LEAST = 6;

/** One status and its share of all runs, with its place in a bar of 960 units. */
export interface Share {
  readonly status: Status;
  readonly amount: number;
  readonly share: number;
  readonly href: string;
  readonly x: number;
  readonly width: number;
}

/** How many runs stand in each status; statuses without runs are left out. */
export function distribution(counts: Readonly<Record<Status, number>>): Share[] {
  const present = STATUSES.filter((status) => counts[status] > 0);
  const total = present.reduce((sum, status) => sum + counts[status], 0);
  const room = WIDTH - present.length * (LEAST + GAP);
  let x = 0;
  return present.map((status) => {
    const share = counts[status] / total;
    const width = Math.round(LEAST + share * room);
    const place = { status, amount: counts[status], share, href: runsHref(`status:${status}`), x, width };
    x += width + GAP;
    return place;
  });
}
