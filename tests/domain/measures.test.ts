import { expect, test } from 'vitest';
import { measure } from '../../src/domain/measures.ts';
import { type Figures, figuresOf, type Tally } from '../../src/domain/stats.ts';
import { DAY } from '../../src/domain/time.ts';
import { NOON } from '../support/run-fixtures.ts';

const tally = (status: Tally['status'], runs: number, costMicros = 0, costKnown = 0): Tally => ({
  status,
  runs,
  costMicros,
  costKnown,
  tokens: 0,
  tokensKnown: 0,
});
const period = { from: NOON - 7 * DAY, until: NOON, zone: 'UTC' };
const of = (name: Parameters<typeof measure>[0], figures: Figures, before: Figures | null = null) =>
  measure(name, { figures, before, period, now: NOON });

const NONE = figuresOf([], []);
const SOME = figuresOf(
  [tally('completed', 9, 30_000_000, 6), tally('failed', 1), tally('running', 10, 1_000_000, 1)],
  [],
);

test('the two success rates have names of their own', () => {
  expect(of('success', SOME)).toMatchObject({
    label: 'Success rate',
    value: '90%',
    detail: '9 completed of 10 that are over',
  });
  expect(of('completed', SOME)).toMatchObject({ label: 'Completed of all', value: '45%' });
});

test('a cost says how many runs it covers, and what nobody told is unknown, never nothing', () => {
  expect(of('cost', SOME)).toMatchObject({ value: '$31.00', detail: 'over 7 of 20 runs' });
  expect(of('cost', figuresOf([tally('completed', 3)], []))).toMatchObject({
    value: 'unknown',
    detail: 'over 0 of 3 runs',
  });
  expect(of('cost-per-success', SOME).value).toBe('$5.17');
  expect(of('cost-per-success', NONE).value).toBe('unknown');
});

test('rates of nothing are unknown', () => {
  expect(of('success', NONE)).toMatchObject({ value: 'unknown', change: null, better: null });
  expect(of('duration-p50', NONE).value).toBe('unknown');
  expect(of('throughput', NONE).value).toBe('0');
});

test('a change says which way is for the better, shares in points', () => {
  const worse = figuresOf([tally('completed', 5, 60_000_000, 5), tally('failed', 5)], []);
  expect(of('success', worse, SOME)).toMatchObject({ change: '−40 points', better: false });
  expect(of('cost', worse, SOME)).toMatchObject({ change: '+94%', better: false });
  expect(of('runs', worse, SOME)).toMatchObject({ change: '−50%', better: null });
  expect(of('cost', worse, NONE).change).toBeNull();
  expect(of('runs', SOME, SOME).change).toBe('no change');
});
