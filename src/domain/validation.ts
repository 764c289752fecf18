export type CheckStatus = 'pass' | 'fail' | 'skip';

/** What one check of a provider found. */
export interface CheckReport {
  readonly name: string;
  readonly status: CheckStatus;
  readonly expected: string;
  /** What was there instead, or as expected; null where the check was skipped. Foreign text, hostile until escaped. */
  readonly found: string | null;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  /** Why it was skipped; null where it was not. */
  readonly reason: string | null;
}

export interface CategoryReport {
  readonly name: string;
  readonly checks: readonly CheckReport[];
}

/** The examination of one provider: what is written as JSON, as a table, as a page and into Slack. */
export interface ValidationReport {
  readonly provider: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly categories: readonly CategoryReport[];
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How many of the checks passed, failed and were skipped. */
export function countChecks(checks: readonly CheckReport[]): Readonly<Record<CheckStatus, number>> {
  const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length;
  return { pass: count('pass'), fail: count('fail'), skip: count('skip') };
}
