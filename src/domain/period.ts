import { DateTime } from 'luxon';
import { AppError } from './errors.ts';
import type { Grain, Period } from './stats.ts';
import { DAY, HOUR, isZone, parseDate } from './time.ts';

/** What a period may be called, for help and for the answer to a word that is none. */
export const PERIOD_WORDS =
  '`24h`, `7d`, `4w`, `today`, `yesterday`, `this week`, `last month`, `2026-01` or `2026-01-01..2026-01-15`';

/** No period is longer, in days: three years of hours are what statistics keep at hand. */
const LONGEST = 1100;
const UNITS: Readonly<Record<string, 'hour' | 'day' | 'week'>> = { h: 'hour', d: 'day', w: 'week' };

/**
 * A period in the reader's zone: `7d` is today and the six days before, `24h` this hour and the 23 before, `4w` 28 days; dates and
 * ranges of dates are whole days. Null for anything else.
 */
export function parsePeriod(text: string, zone: string, now: number): Period | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+(?=week|month)/, ' ');
  return lastOf(word, zone, now) ?? named(word, zone, now) ?? dates(word, zone, now);
}

/** The same, or an AppError that says what a period may be. */
export function readPeriod(text: string, zone: string, now: number): Period {
  const period = parsePeriod(text, zone, now);
  if (period === null) throw new AppError('invalid', `“${text.trim()}” is no period. Try ${PERIOD_WORDS}.`);
  if (period.until - period.from > LONGEST * DAY) {
    throw new AppError('invalid', 'A period can have three years at the most. Please ask for a shorter one.');
  }
  return period;
}

/** The stretch of the same length before, as far as this one has come by now, so that like is compared with like. */
export function before(period: Period, now: number): Period {
  const start = inZone(period.from, period.zone);
  const days = Math.round((period.until - period.from) / DAY);
  const whole = days >= 1 && start.hour === 0;
  const shift = (at: number) =>
    whole ? inZone(at, period.zone).minus({ days }).toMillis() : at - (period.until - period.from);
  const reached = Math.min(period.until, Math.max(period.from + HOUR, Math.ceil(now / HOUR) * HOUR));
  return { from: shift(period.from), until: shift(reached), zone: period.zone };
}

/** What to count by, so that a picture of the period has a readable number of points. */
export function grainOf({ from, until }: Period): Grain {
  const days = (until - from) / DAY;
  if (days <= 3) return 'hour';
  if (days <= 120) return 'day';
  return days <= 550 ? 'week' : 'month';
}

/** Where each hour, day, week (from Monday) or month of the period begins, and its end as the last; the first begins with the period. */
export function edges(period: Period, grain: Grain): readonly number[] {
  const marks: number[] = [period.from];
  let next = inZone(period.from, period.zone).startOf(grain);
  while (marks.length < 100_000) {
    next = next.plus({ [grain]: 1 });
    const at = next.toMillis();
    if (at >= period.until) break;
    if (at > (marks.at(-1) ?? 0)) marks.push(at);
  }
  return [...marks, period.until];
}

/** A period in words, such as `12 to 18 Nov 2026`. */
export function periodWords({ from, until, zone }: Period): string {
  const [first, last] = [inZone(from, zone), inZone(until - 1, zone)];
  if (until - from < DAY || first.hour !== 0)
    return `${first.toFormat('d LLL yyyy, HH:mm')} to ${inZone(until, zone).toFormat('d LLL, HH:mm')}`;
  if (first.hasSame(last, 'day')) return first.toFormat('d LLL yyyy');
  if (first.hasSame(last, 'month')) return `${first.day} to ${last.toFormat('d LLL yyyy')}`;
  return `${first.toFormat(first.year === last.year ? 'd LLL' : 'd LLL yyyy')} to ${last.toFormat('d LLL yyyy')}`;
}

function lastOf(word: string, zone: string, now: number): Period | null {
  const [, count, letter] = /^(?:last )?([1-9]\d{0,4}) ?(h|d|w)(?:ours?|ays?|eeks?)?$/.exec(word) ?? [];
  const unit = UNITS[letter ?? ''];
  if (unit === undefined) return null;
  const end = inZone(now, zone)
    .startOf(unit === 'hour' ? 'hour' : 'day')
    .plus({ [unit === 'hour' ? 'hour' : 'day']: 1 });
  return { from: end.minus({ [unit]: Number(count) }).toMillis(), until: end.toMillis(), zone };
}

function named(word: string, zone: string, now: number): Period | null {
  const [, which, unit] = /^(this|last) (week|month|year)$/.exec(word) ?? [];
  if (which === undefined || unit === undefined) return null;
  const size = unit as 'week' | 'month' | 'year';
  const start = inZone(now, zone)
    .startOf(size)
    .minus({ [size]: which === 'last' ? 1 : 0 });
  return { from: start.toMillis(), until: start.plus({ [size]: 1 }).toMillis(), zone };
}

function dates(word: string, zone: string, now: number): Period | null {
  const [first = '', last = first, ...more] = word.split('..');
  const [from, to] = [parseDate(first, zone, now), parseDate(last, zone, now)];
  if (more.length > 0 || from === null || to === null || to.to <= from.from) return null;
  return { from: from.from, until: to.to, zone };
}

function inZone(at: number, zone: string): DateTime {
  return DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'UTC', locale: 'en-GB' });
}
