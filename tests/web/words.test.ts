import { describe, expect, test } from 'vitest';
import { count, moment, percent, plural, safeUrl } from '../../src/web/words.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;

describe('how the page says things', () => {
  test.each([
    [NOON - HOUR, 'UTC', '11:00'],
    [NOON - HOUR, 'Asia/Tokyo', '20:00'],
    [NOON - 13 * HOUR, 'UTC', '31 May, 23:00'],
    [NOON - 24 * 365 * HOUR, 'UTC', '1 Jun 2025, 12:00'],
    [NOON + HOUR, 'UTC', '13:00'],
  ])('a moment is as short as it can be and still clear: %i in %s is %s', (at, zone, expected) => {
    expect(moment(at, NOON, zone)).toBe(expected);
  });

  test('100% means all of it', () => {
    expect([0, 0.001, 0.5, 0.9999, 1, 1.7, -1].map(percent)).toEqual(['0%', '<1%', '50%', '99%', '100%', '100%', '0%']);
    expect(percent(null)).toBe('unknown');
  });

  test('amounts agree with their nouns', () => {
    expect([0, 1, 1240].map((amount) => plural(amount, 'run'))).toEqual(['0 runs', '1 run', '1,240 runs']);
    expect(count(1_000_000)).toBe('1,000,000');
  });

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    '\u0001javascript:x',
    'java\nscript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x/y',
    '/runs',
    'runs',
    '',
    `https://x/${'a'.repeat(2000)}`,
  ])('%j is no address to lead people to', (url) => {
    expect(safeUrl(url)).toBeNull();
  });

  test('an address of the web stays what it is', () => {
    expect(safeUrl('https://git.example.com/web/pull/482?a=1#x')).toBe('https://git.example.com/web/pull/482?a=1#x');
    expect(safeUrl(' http://x.example ')).toBe('http://x.example/');
  });
});
