import { runCard } from '../../src/blocks/run-card.ts';
import type { Freshness, Health } from '../../src/domain/health.ts';
import type { Capabilities } from '../../src/domain/provider.ts';
import type { Run } from '../../src/domain/run.ts';
import { STATUSES, type Status } from '../../src/domain/run.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

/** A run as the store gives it back: `#1042`, version 3. */
export function known(overrides: Partial<Run> = {}): Run {
  const { number = 1042, seq = 7, version = 3, ...facts } = overrides;
  return { ...aRun(facts), number, seq, version };
}

export const ABLE: Capabilities = {
  create: true,
  pause: true,
  resume: true,
  cancel: true,
  say: true,
  continueFinal: true,
  logs: true,
  progress: true,
  cost: true,
  createOnce: true,
  cancelWarning: null,
};

export const FRESH: Freshness = { asOf: NOON - 2000, stale: false, failing: false };

export const HEALTH: Health = {
  now: NOON,
  startedAt: NOON - 86_400_000,
  version: '0.1.0',
  providers: [{ name: 'simulator', answeredAt: NOON - 2000, coveredAt: NOON - 2000, failingSince: null, error: null }],
  slack: { transport: 'http', connected: true, error: null, lag: 0 },
  database: { engine: 'sqlite', ok: true, error: null },
  outbox: { due: 0, unknown: 0, dead: 0, oldestAt: null },
  pollSeconds: 5,
};

export function counts(some: Partial<Record<Status, number>>): Record<Status, number> {
  return Object.fromEntries(STATUSES.map((status) => [status, some[status] ?? 0])) as Record<Status, number>;
}

/** The card of a run, at noon, fresh and with an able provider unless told otherwise. */
export function card(run: Partial<Run>, freshness: Freshness = FRESH, capabilities: Capabilities | null = ABLE) {
  return runCard({ run: known(run), freshness, capabilities, now: NOON });
}
