import type { RunSnapshot, Status } from '../../domain/run.ts';
import type { OutputFacts } from './output-facts.ts';
import type { RunRecord } from './run-folder.ts';

/** A run as the rest of the program knows it: what was asked, what its process does, and what its output said. */
export function snapshotOf(record: RunRecord, said: OutputFacts): RunSnapshot {
  const { request, end } = record;
  return {
    externalId: record.id,
    key: request.key,
    status: end?.status ?? movingStatus(record),
    statusDetail: end?.detail ?? (record.cancelledAt !== null ? 'asked to end' : null),
    title: said.title ?? request.title,
    prompt: request.prompt,
    project: record.project,
    agent: record.agent,
    model: said.model ?? request.model,
    by: request.by,
    source: null,
    branch: said.branch,
    pullRequests: said.pullRequest === null ? [] : [toPullRequest(said.pullRequest)],
    tags: request.tags,
    metadata: request.metadata,
    priority: request.priority,
    progress: end?.status === 'completed' ? 1 : said.progress,
    etaAt: null,
    costMicros: said.costMicros,
    tokens: said.tokens,
    summary: said.summary,
    error: end?.status === 'failed' ? end.detail : null,
    question: null,
    plan: said.plan,
    webUrl: null,
    createdAt: record.createdAt,
    startedAt: record.createdAt,
    finishedAt: end?.at ?? null,
  };
}

function movingStatus({ paused }: RunRecord): Status {
  return paused ? 'paused' : 'running';
}

function toPullRequest(url: string) {
  const number = /\/(?:pull|merge_requests)\/(\d+)/.exec(url)?.[1];
  return { url, title: null, number: number === undefined ? null : Number(number) };
}
