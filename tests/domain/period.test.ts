import { expect, test } from 'vitest';
import { before, edges, grainOf, parsePeriod, periodWords, readPeriod } from '../../src/domain/period.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { NOON } from '../support/run-fixtures.ts';

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString().replace(':00.000Z', ''));
const read = (text: string, zone = 'UTC', now = NOON) => {
  const period = parsePeriod(text, zone, now);
  return period === null ? null : `${iso(period.from)} ${iso(period.until)}`;
};

test.each([
  ['7d', '2026-05-26T00:00 2026-06-02T00:00'],
  ['last 7 days', '2026-05-26T00:00 2026-06-02T00:00'],
  ['24h', '2026-05-31T13:00 2026-06-01T13:00'],
  ['2w', '2026-05-19T00:00 2026-06-02T00:00'],
  ['today', '2026-06-01T00:00 2026-06-02T00:00'],
  ['yesterday', '2026-05-31T00:00 2026-06-01T00:00'],
  ['This Week', '2026-06-01T00:00 2026-06-08T00:00'],
  ['last-month', '2026-05-01T00:00 2026-06-01T00:00'],
  ['2026-02', '2026-02-01T00:00 2026-03-01T00:00'],
  ['2026-01-30..2026-02', '2026-01-30T00:00 2026-03-01T00:00'],
])('%s is a period of whole days or hours', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each(['', '7', 'd', 'project:web', '2026-13', '2026-02..2026-01', '0d', 'next week', '7x'])(
  '%j is none',
  (text) => {
    expect(read(text)).toBeNull();
  },
);

test('days are those of the reader, also where the clock changes', () => {
  expect(read('today', 'America/New_York')).toBe('2026-06-01T04:00 2026-06-02T04:00');
  expect(read('today', 'Europe/Paris', Date.UTC(2026, 2, 29, 12))).toBe('2026-03-28T23:00 2026-03-29T22:00');
  const period = parsePeriod('2d', 'Europe/Paris', Date.UTC(2026, 2, 29, 12));
  expect(period === null ? [] : edges(period, 'day').map(iso)).toEqual([
    '2026-03-27T23:00',
    '2026-03-28T23:00',
    '2026-03-29T22:00',
  ]);
});

test('what is no period is answered with what is one, and none is endless', () => {
  expect(() => readPeriod('sometimes', 'UTC', NOON)).toThrow(/“sometimes” is no period. Try `24h`/);
  expect(() => readPeriod('2000-01..2026-01', 'UTC', NOON)).toThrow(/three years/);
});

test('the time before is as long as what has passed, so that like is compared with like', () => {
  const week = readPeriod('7d', 'UTC', NOON);
  expect(before(week, NOON)).toMatchObject({ from: week.from - 7 * DAY, until: NOON - 7 * DAY });
  const past = readPeriod('2026-02', 'UTC', NOON);
  expect(before(past, NOON).until).toBe(past.from);
  const hours = readPeriod('24h', 'UTC', NOON + 1);
  expect(before(hours, NOON + 1)).toMatchObject({ from: hours.from - 24 * HOUR, until: hours.from });
});

test('a long time is told in fewer, larger steps', () => {
  const of = (text: string) => grainOf(readPeriod(text, 'UTC', NOON));
  expect(['24h', '30d', '90d', '52w', '2024-01..2026-01'].map(of)).toEqual(['hour', 'day', 'day', 'week', 'month']);
});

test('a period reads well', () => {
  const words = (text: string) => periodWords(readPeriod(text, 'UTC', NOON));
  expect(words('today')).toBe('1 Jun 2026');
  expect(words('7d')).toBe('26 May to 1 Jun 2026');
  expect(words('2026-02')).toBe('1 to 28 Feb 2026');
  expect(words('2025-12..2026-01')).toBe('1 Dec 2025 to 31 Jan 2026');
  expect(words('24h')).toBe('31 May 2026, 13:00 to 1 Jun, 13:00');
});
