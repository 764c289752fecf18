import type { Person } from '../domain/person.ts';
import { clock, HOUR, MINUTE } from '../domain/time.ts';
import type { Reads } from './reads.ts';
import { runsHref } from './run-query.ts';

const HOURS = 24;

/** What was created in one hour and how it stands now. */
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

/** The last 24 hours, oldest first, cut at the full hours of the reader's zone; the last one is not over yet. */
export async function activity(reads: Reads, zone: string, person: Person | null): Promise<ActivityHour[]> {
  const now = reads.now();
  const minutes = Number(clock(now, zone).split(':')[1]);
  const thisHour = now - (now % MINUTE) - minutes * MINUTE;
  const starts = Array.from({ length: HOURS }, (_, index) => thisHour - (HOURS - 1 - index) * HOUR);
  return Promise.all(starts.map((from) => activityHour(from, reads, zone, person)));
}

async function activityHour(from: number, reads: Reads, zone: string, person: Person | null): Promise<ActivityHour> {
  const text = `since:${minuteOf(from)} until:${minuteOf(from + HOUR - MINUTE)}`;
  const counts = await reads.runs.countByStatus(await reads.query(text, person, zone));
  const total = Object.values(counts).reduce((sum, amount) => sum + amount, 0);
  const { completed, failed, cancelled } = counts;
  const active = total - completed - failed - cancelled;
  return { from, hour: clock(from, zone), completed, failed, cancelled, active, total, href: runsHref(text) };
}

function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
