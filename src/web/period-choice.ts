import { readPeriod } from '../domain/period.ts';
import type { Grain, Period } from '../domain/stats.ts';
import { clock, dateTime } from '../domain/time.ts';

/** A period that can be chosen with one click. */
export interface PeriodChip {
  readonly label: string;
  readonly href: string;
  readonly chosen: boolean;
}

const WORDS = ['24h', '7d', '30d', '90d', 'this month', 'last month'] as const;
const LABELS: Readonly<Record<(typeof WORDS)[number], string>> = {
  '24h': '24 hours',
  '7d': '7 days',
  '30d': '30 days',
  '90d': '90 days',
  'this month': 'This month',
  'last month': 'Last month',
};

export const USUAL_PERIOD = '30d';

/** The period that an address asks for, in words and as a stretch of time. */
export function askedPeriod(search: URLSearchParams, zone: string, now: number): { words: string; period: Period } {
  const words = search.get('period')?.trim() || USUAL_PERIOD;
  return { words, period: readPeriod(words, zone, now) };
}

export function periodChips(path: string, query: string, chosen: string): PeriodChip[] {
  return WORDS.map((word) => {
    const search = new URLSearchParams({ ...(query === '' ? {} : { q: query }), period: word });
    return { label: LABELS[word], href: `${path}?${search}`, chosen: word === chosen.toLowerCase() };
  });
}

/** What a moment is called where things are counted by this grain. */
export function pointLabel(at: number, grain: Grain, { zone, from, until }: Period): string {
  const [day = '', month = '', year = ''] = dateTime(at, zone).split(/[ ,]+/);
  if (grain === 'month') return `${month} ${year}`;
  if (grain !== 'hour') return `${day} ${month}`;
  return until - from <= 24 * 3_600_000 ? clock(at, zone) : `${day} ${month} ${clock(at, zone)}`;
}
