import { afterAll, describe, expect, test } from 'vitest';
import { countChecks } from '../../src/domain/validation.ts';
import { complaints, examine, failures } from './examine.ts';
import { ERROR_FAULTS } from './faults/errors.ts';
import { spoilt } from './faults/fault.ts';
import { LETTING_IN_FAULTS } from './faults/letting-in.ts';
import { LISTING_FAULTS } from './faults/listing.ts';
import { LOG_AND_PROJECT_FAULTS } from './faults/logs-and-projects.ts';
import { PAGING_FAULTS } from './faults/paging.ts';
import { STARTING_FAULTS } from './faults/starting.ts';
import { STATISTICS_FAULTS } from './faults/statistics.ts';
import { STEERING_FAULTS } from './faults/steering.ts';
import { honestProvider } from './honest-provider.ts';

const FAULTS = [
  ...LETTING_IN_FAULTS,
  ...LISTING_FAULTS,
  ...PAGING_FAULTS,
  ...STARTING_FAULTS,
  ...STEERING_FAULTS,
  ...LOG_AND_PROJECT_FAULTS,
  ...STATISTICS_FAULTS,
  ...ERROR_FAULTS,
];
const table = new Map<string, string>();

afterAll(() => {
  if (process.env.PROVE === undefined) return;
  const rows = FAULTS.map(({ category, name }) => `| ${category} | ${name} | ${table.get(name) ?? 'not found'} |`);
  console.log(['| expected in | planted fault | found by |', '|---|---|---|', ...rows].join('\n'));
});

describe.concurrent('a planted fault is found where it belongs', () => {
  test.for(FAULTS)('$category: $name', async (fault, { expect }) => {
    const report = await examine(spoilt(honestProvider(), fault));
    const found = failures(report);
    const there = found.filter(({ category }) => category === fault.category);
    table.set(fault.name, there.map(({ name }) => name).join('; '));
    expect(found.map(({ category }) => category)).toContain(fault.category);
    expect(report.failed).toBe(found.length);
  });
});

test('a healthy provider has none of them, and nothing was left out that could be asked', async () => {
  const report = await examine(honestProvider());
  expect(complaints(report)).toEqual([]);
  expect(report.skipped).toBeLessThanOrEqual(3);
  const { pass } = countChecks(report.categories.flatMap(({ checks }) => checks));
  expect([report.passed, report.failed]).toEqual([pass, 0]);
});

test('every category can fail', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(FAULTS.map(({ category }) => category)).size).toBe(12);
});
