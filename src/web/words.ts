import { dollars, tokens } from '../domain/money.ts';
import type { Status } from '../domain/run.ts';
import { clock, DAY, dateTime, duration } from '../domain/time.ts';

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  waiting: 'Waiting',
  running: 'Running',
  queued: 'Queued',
  paused: 'Paused',
  failed: 'Failed',
  completed: 'Completed',
  cancelled: 'Cancelled',
  unknown: 'Unknown',
};

const LONGEST_URL = 2_000;
const COUNT = new Intl.NumberFormat('en-US');

/** A status as people read it; it always stands beside its icon. */
export function statusWord(status: Status): string {
  return STATUS_WORDS[status];
}

/** A whole number with its thousands apart: `1,240`. */
export function count(amount: number): string {
  return COUNT.format(amount);
}

/** A share as a whole percentage, rounded down so that 100% means all of it, and 0% nothing; null is `unknown`. */
export function percent(share: number | null): string {
  if (share !== null && share > 0 && share < 0.01) return '<1%';
  return share === null ? 'unknown' : `${Math.floor(Math.min(1, Math.max(0, share)) * 100)}%`;
}

/** `1 run`, `2 runs`, `1,240 runs`. */
export function plural(amount: number, noun: string): string {
  return `${count(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The time of day within twelve hours of now; otherwise with its date, and its year where that is another one. */
export function moment(at: number, now: number, zone: string): string {
  if (Math.abs(now - at) < DAY / 2) return clock(at, zone);
  const year = dateTime(now, zone).split(/[ ,]+/)[2];
  return dateTime(at, zone).replace(` ${year},`, ',');
}

/** An address only if it is one of the web and no longer than browsers take; anything else could run in the reader's browser. */
export function safeUrl(url: string | null): string | null {
  if (url === null || url.length > LONGEST_URL || !URL.canParse(url)) return null;
  const { href, protocol } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** What templates can call. */
export const TEMPLATE_WORDS = {
  statusWord,
  count,
  percent,
  plural,
  safeUrl,
  duration,
  dollars,
  tokens,
  isUnknown: (text: string) => text === 'unknown',
  iso: (at: number) => new Date(at).toISOString(),
} as const;
