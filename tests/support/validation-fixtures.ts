import type { CheckReport, ValidationReport } from '../../src/domain/validation.ts';

/** A check that passed, unless told otherwise. */
export function aCheck(overrides: Partial<CheckReport> = {}): CheckReport {
  return {
    name: 'A paused run is paused',
    status: 'pass',
    expected: 'the status paused',
    found: 'paused',
    ms: 12,
    reason: null,
    ...overrides,
  };
}

/** A report with one check of each kind of end, unless other checks are given. */
export function aReport(provider: string, checks: readonly CheckReport[] = MIXED): ValidationReport {
  const number = (status: CheckReport['status']) => checks.filter((check) => check.status === status).length;
  return {
    provider,
    startedAt: '2026-06-03T14:00:00.000Z',
    categories: [
      { name: 'lifecycle', checks },
      { name: 'projects', checks: [] },
    ],
    passed: number('pass'),
    failed: number('fail'),
    skipped: number('skip'),
  };
}

const MIXED: readonly CheckReport[] = [
  aCheck(),
  aCheck({ name: 'A cancelled run is cancelled', status: 'fail', found: 'running <!channel> 30 s after the request' }),
  aCheck({ name: 'A message arrives', status: 'skip', found: null, reason: 'not offered: It hears nothing.' }),
];
