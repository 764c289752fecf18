import type { Run } from '../../domain/run.ts';

/** A run as the API tells it: times are ISO 8601 in UTC, cost is in dollars, and null is not known. Fields are added, never changed. */
export function runJson(run: Run) {
  return {
    number: run.number,
    status: run.status,
    statusDetail: run.statusDetail,
    title: run.title,
    prompt: run.prompt,
    project: run.project,
    provider: run.provider,
    externalId: run.externalId,
    agent: run.agent,
    model: run.model,
    by: run.by?.name ?? null,
    source: run.source,
    branch: run.branch,
    pullRequests: run.pullRequests,
    tags: run.tags,
    metadata: run.metadata,
    priority: run.priority,
    progress: run.progress,
    etaAt: iso(run.etaAt),
    costUsd: run.costMicros === null ? null : run.costMicros / 1_000_000,
    tokens: run.tokens,
    summary: run.summary,
    error: run.error,
    question: run.question,
    plan: run.plan,
    pendingAction: run.pending?.action ?? null,
    retryOf: run.retryOf,
    attempt: run.attempt,
    createdAt: iso(run.createdAt),
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
    archivedAt: iso(run.archivedAt),
    asOf: iso(run.seenAt),
    webUrl: run.webUrl,
  };
}

/** A moment as ISO 8601 in UTC; null stays null. */
export function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
