import type { At, Figures, Period } from '../domain/stats.ts';
import { clock, HOUR, MINUTE } from '../domain/time.ts';
import { runsHref } from './run-query.ts';

/** What was created in one stretch of time and how it stands now. */
export interface ActivityHour {
  readonly from: number;
  readonly hour: string;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Not ended. */
  readonly active: number;
  readonly total: number;
  readonly href: string;
}

/** The hours of a period, oldest first. */
export function activityHours(over: readonly At[], { until, zone }: Period): ActivityHour[] {
  return over.map(({ at, figures }, index) => {
    const to = over[index + 1]?.at ?? until;
    return { from: at, hour: clock(at, zone), ...activityOf(figures), href: runsHref(within(at, to)) };
  });
}

/** How the runs of one stretch of time stand. */
export function activityOf({ runs, final, byStatus }: Figures) {
  const { completed, failed, cancelled } = byStatus;
  return { completed, failed, cancelled, active: runs - final, total: runs };
}

/** The query for what was created from one moment to before another, both on full minutes. */
export function within(from: number, to: number): string {
  return `${since(from)} until:${minuteOf(Math.max(from, to - MINUTE))}`;
}

/** This hour and the 23 before it, on hours that the rollups know; the last one is not over yet. */
export function lastDay(now: number, zone: string): Period {
  const until = Math.floor(now / HOUR) * HOUR + HOUR;
  return { from: until - 24 * HOUR, until, zone };
}

/** The query for what was created from a moment on. */
export function since(from: number): string {
  return `since:${minuteOf(from)}`;
}

function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
