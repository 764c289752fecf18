import { describe, expect, test } from 'vitest';
import {
  ago,
  clock,
  DAY,
  dateTime,
  duration,
  HOUR,
  isZone,
  MINUTE,
  parseDate,
  parseDuration,
} from '../../src/domain/time.ts';

const NOW = Date.UTC(2026, 5, 1, 22, 30);
const utc = (text: string) => Date.parse(text);

describe('dates that people write', () => {
  test.each([
    ['2026-05-31', 'UTC', '2026-05-31T00:00Z', '2026-06-01T00:00Z'],
    ['2026-05-31', 'Europe/Paris', '2026-05-30T22:00Z', '2026-05-31T22:00Z'],
    ['2026-05', 'UTC', '2026-05-01T00:00Z', '2026-06-01T00:00Z'],
    ['2026-05-31T14:02', 'Asia/Kolkata', '2026-05-31T08:32Z', '2026-05-31T08:33Z'],
    ['2026-05-31t14:02:05z', 'Asia/Kolkata', '2026-05-31T14:02:05Z', '2026-05-31T14:02:06Z'],
    ['2026-05-31T14:02+02:00', 'UTC', '2026-05-31T12:02Z', '2026-05-31T12:03Z'],
    ['today', 'UTC', '2026-06-01T00:00Z', '2026-06-02T00:00Z'],
    ['Today', 'Europe/Paris', '2026-06-01T22:00Z', '2026-06-02T22:00Z'],
    ['yesterday', 'Europe/Paris', '2026-05-31T22:00Z', '2026-06-01T22:00Z'],
    ['2026-05-31', 'Nowhere/Land', '2026-05-31T00:00Z', '2026-06-01T00:00Z'],
  ])('%s in %s', (text, zone, from, to) => {
    expect(parseDate(text, zone, NOW)).toEqual({ from: utc(from), to: utc(to) });
  });

  test('the day on which clocks change has 23 or 25 hours', () => {
    const length = (day: string) => {
      const span = parseDate(day, 'America/New_York', NOW);
      return span && (span.to - span.from) / HOUR;
    };
    expect([length('2026-03-08'), length('2026-11-01')]).toEqual([23, 25]);
  });

  test.each(['', '2026', '2026-13-01', '2026-02-30', '2026-W05', '31.05.2026', 'tomorrow', '2026-05-31T25:00'])(
    '%j is no date',
    (text) => {
      expect(parseDate(text, 'UTC', NOW)).toBeNull();
    },
  );
});

describe('lengths of time that people write', () => {
  test.each([
    ['45s', 45_000],
    ['90m', 90 * MINUTE],
    ['24H', 24 * HOUR],
    ['1.5h', 90 * MINUTE],
    ['7d', 7 * DAY],
    ['2w', 14 * DAY],
  ])('%s', (text, length) => {
    expect(parseDuration(text)).toBe(length);
  });

  test.each(['', 'd', '7', '-7d', '7y', '1h30m', '999999d', '7d '])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('times for people', () => {
  test.each([
    [0, '0 s'],
    [45_999, '45 s'],
    [12 * MINUTE, '12 min'],
    [64 * MINUTE, '1 h 04 min'],
    [51 * HOUR, '2 d 3 h'],
    [null, 'unknown'],
  ])('%s ms is %s', (length, text) => {
    expect(duration(length)).toBe(text);
  });

  test.each([
    [-5, 'just now'],
    [4_999, 'just now'],
    [12 * MINUTE, '12 min ago'],
    [null, 'unknown'],
  ])('%s ms ago is %s', (length, text) => {
    expect(ago(length)).toBe(text);
  });

  test('clocks show the time of the reader', () => {
    expect(clock(NOW, 'Europe/Paris')).toBe('00:30');
    expect(clock(NOW, 'Nowhere/Land')).toBe('22:30');
    expect(dateTime(NOW, 'Europe/Paris')).toBe('2 Jun 2026, 00:30');
  });

  test('a zone is known by its name', () => {
    expect([isZone('Europe/Paris'), isZone('UTC'), isZone('Nowhere/Land'), isZone('')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
