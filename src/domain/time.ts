import { DateTime, type DateTimeUnit, IANAZone } from 'luxon';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** A stretch of time in milliseconds since 1970; `to` is the first moment after it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether this is a time zone's IANA name, such as Europe/Paris. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/**
 * The whole day, month, minute or second that a date names in a zone: `2025-03-09`, `2025-03`, `2025-03-09T14:02`
 * (with seconds, `Z` or an offset if given), `today`, `yesterday`. Null for anything else. An unknown zone is UTC.
 */
export function parseDate(text: string, zone: string, now: number): Span | null {
  const word = text.toLowerCase();
  if (word === 'today' || word === 'yesterday') {
    const day = DateTime.fromMillis(now, { zone: known(zone) }).minus({ days: word === 'today' ? 0 : 1 });
    return span(day.startOf('day'), 'day');
  }
  const form = FORMS.find(({ pattern }) => pattern.test(text));
  if (form === undefined) return null;
  const start = DateTime.fromISO(text.toUpperCase(), { zone: known(zone) });
  return start.isValid ? span(start, form.unit) : null;
}

const FORMS: readonly { readonly pattern: RegExp; readonly unit: DateTimeUnit }[] = [
  { pattern: /^\d{4}-\d\d$/, unit: 'month' },
  { pattern: /^\d{4}-\d\d-\d\d$/, unit: 'day' },
  { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)?$/i, unit: 'minute' },
  { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?$/i, unit: 'second' },
];

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: WEEK };
const LONGEST = 100 * 366 * DAY;

/** The milliseconds in `45s`, `90m`, `24h`, `7d`, `2w` or `1.5h`; null for anything else or more than a century. */
export function parseDuration(text: string): number | null {
  const [, amount, unit] = /^(\d{1,12}(?:\.\d{1,6})?)([smhdw])$/i.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const length = Math.round(Number(amount) * (UNITS[unit.toLowerCase()] ?? 0));
  return length <= LONGEST ? length : null;
}

/** A length of time for people, in its two largest units: `45 s`, `12 min`, `1 h 04 min`, `2 d 3 h`; null is `unknown`. */
export function duration(length: number | null): string {
  if (length === null) return 'unknown';
  if (length < MINUTE) return `${Math.max(0, Math.floor(length / SECOND))} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) {
    const minutes = String(Math.floor((length % HOUR) / MINUTE)).padStart(2, '0');
    return `${Math.floor(length / HOUR)} h ${minutes} min`;
  }
  return `${Math.floor(length / DAY)} d ${Math.floor((length % DAY) / HOUR)} h`;
}

/** How long ago something was, for people: `just now`, `45 s ago`, `12 min ago`; null is `unknown`. */
export function ago(length: number | null): string {
  if (length === null) return 'unknown';
  return length < 5 * SECOND ? 'just now' : `${duration(length)} ago`;
}

/** The time of day, such as `14:02`. An unknown zone is UTC. */
export function clock(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone: known(zone), locale: 'en-GB' }).toFormat('HH:mm');
}

/** Date and time, such as `9 Mar 2025, 14:02`. An unknown zone is UTC. */
export function dateTime(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone: known(zone), locale: 'en-GB' }).toFormat('d LLL yyyy, HH:mm');
}

function known(zone: string): string {
  return isZone(zone) ? zone : 'UTC';
}

function span(start: DateTime, unit: DateTimeUnit): Span {
  return { from: start.toMillis(), to: start.plus({ [unit]: 1 }).toMillis() };
}
