import { isFinal, type NewRun } from '../../src/domain/run.ts';

/** Monday 1 June 2026, 12:00 UTC: the moment that fixtures stand at. */
export const NOON = Date.UTC(2026, 5, 1, 12);

const MINUTE = 60_000;

/**
 * A believable run of the simulator: completed unless `status` says otherwise, with times that fit its status.
 * `overrides` wins over everything.
 */
export function aRun(overrides: Partial<NewRun> = {}): NewRun {
  const status = overrides.status ?? 'completed';
  const createdAt = overrides.createdAt ?? NOON - 30 * MINUTE;
  const startedAt = status === 'queued' ? null : createdAt + MINUTE;
  const finishedAt = isFinal(status) ? createdAt + 21 * MINUTE : null;
  return {
    provider: 'simulator',
    externalId: null,
    key: null,
    status,
    statusDetail: null,
    title: 'Fix the login redirect',
    prompt: 'The login page sends people to the wrong place after signing in. Find out why and fix it.',
    project: 'web',
    agent: 'claude',
    model: 'sonnet',
    by: { id: 'U0ANA', name: 'Ana Ruiz' },
    source: 'slack',
    branch: 'agent/login-redirect',
    pullRequests: [],
    tags: [],
    metadata: {},
    priority: null,
    progress: status === 'queued' ? null : finishedAt === null ? 0.4 : 1,
    etaAt: null,
    costMicros: status === 'queued' ? null : 420_000,
    tokens: status === 'queued' ? null : 35_000,
    summary: status === 'completed' ? 'The redirect kept the old host; it now keeps the path only.' : null,
    error: status === 'failed' ? 'Tests failed: 2 of 118' : null,
    question: status === 'waiting' ? 'May I change the session cookie?' : null,
    plan: [],
    webUrl: null,
    createdAt,
    startedAt,
    finishedAt,
    pending: null,
    retryOf: null,
    attempt: 1,
    archivedAt: null,
    edited: [],
    notice: null,
    seenAt: finishedAt ?? createdAt,
    missed: 0,
    changedAt: finishedAt ?? startedAt ?? createdAt,
    ...overrides,
  };
}
