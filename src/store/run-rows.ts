import type { Insertable, Selectable } from 'kysely';
import type { Action } from '../domain/lifecycle.ts';
import type { Person } from '../domain/person.ts';
import { type NewRun, type Priority, type Run, STATUSES, type Status } from '../domain/run.ts';
import { encodeWord, fold, words } from '../domain/text.ts';
import { personOf } from './person-row.ts';
import type { RunTable } from './run-table.ts';

/** A run's columns but for those that the store numbers. */
export type RunRow = Omit<Required<Insertable<RunTable>>, 'number' | 'seq' | 'version'>;

/** What is read of a run: the folded columns are for comparing only. */
export const READ_COLUMNS = [
  'number',
  'provider',
  'external_id',
  'key',
  'status',
  'status_detail',
  'title',
  'prompt',
  'project',
  'agent',
  'model',
  'by_id',
  'by_name',
  'source',
  'branch',
  'pull_requests',
  'tags',
  'metadata',
  'priority',
  'progress',
  'eta_at',
  'cost_micros',
  'tokens',
  'summary',
  'error',
  'question',
  'plan',
  'web_url',
  'created_at',
  'started_at',
  'finished_at',
  'pending_action',
  'pending_since',
  'pending_by_id',
  'pending_by_name',
  'retry_of',
  'attempt',
  'archived_at',
  'edited',
  'notice',
  'seen_at',
  'missed',
  'changed_at',
  'seq',
  'version',
] as const satisfies readonly (keyof RunTable)[];

/** What is compared when a run is saved. */
export const SAVED_COLUMNS = [
  ...READ_COLUMNS,
  'status_rank',
  'provider_key',
  'project_key',
  'agent_key',
  'model_key',
  'source_key',
  'by_words',
] as const satisfies readonly (keyof RunTable)[];

export type ReadRow = Pick<Selectable<RunTable>, (typeof READ_COLUMNS)[number]>;

/** A run as its row. */
export function toRow(run: NewRun): RunRow {
  return {
    provider: run.provider,
    provider_key: fold(run.provider),
    external_id: run.externalId,
    key: run.key,
    status: run.status,
    status_rank: STATUSES.indexOf(run.status),
    status_detail: run.statusDetail,
    title: run.title,
    prompt: run.prompt,
    project: run.project,
    project_key: keyOf(run.project),
    agent: run.agent,
    agent_key: keyOf(run.agent),
    model: run.model,
    model_key: keyOf(run.model),
    by_id: run.by?.id ?? null,
    by_name: run.by?.name ?? null,
    by_words: wordsOf(run.by),
    source: run.source,
    source_key: keyOf(run.source),
    branch: run.branch,
    pull_requests: JSON.stringify(run.pullRequests),
    tags: JSON.stringify(run.tags),
    metadata: JSON.stringify(run.metadata),
    priority: run.priority,
    progress: run.progress,
    eta_at: run.etaAt,
    cost_micros: run.costMicros,
    tokens: run.tokens,
    summary: run.summary,
    error: run.error,
    question: run.question,
    plan: JSON.stringify(run.plan),
    web_url: run.webUrl,
    created_at: run.createdAt,
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    pending_action: run.pending?.action ?? null,
    pending_since: run.pending?.since ?? null,
    pending_by_id: run.pending?.by?.id ?? null,
    pending_by_name: run.pending?.by?.name ?? null,
    retry_of: run.retryOf,
    attempt: run.attempt,
    archived_at: run.archivedAt,
    edited: JSON.stringify(run.edited),
    notice: run.notice,
    seen_at: run.seenAt,
    missed: run.missed,
    changed_at: run.changedAt,
  };
}

/** A row as its run. */
export function toRun(row: ReadRow): Run {
  return {
    number: row.number,
    provider: row.provider,
    externalId: row.external_id,
    key: row.key,
    status: row.status as Status,
    statusDetail: row.status_detail,
    title: row.title,
    prompt: row.prompt,
    project: row.project,
    agent: row.agent,
    model: row.model,
    by: personOf(row.by_id, row.by_name),
    source: row.source,
    branch: row.branch,
    pullRequests: JSON.parse(row.pull_requests),
    tags: JSON.parse(row.tags),
    metadata: JSON.parse(row.metadata),
    priority: row.priority as Priority | null,
    progress: row.progress,
    etaAt: row.eta_at,
    costMicros: row.cost_micros,
    tokens: row.tokens,
    summary: row.summary,
    error: row.error,
    question: row.question,
    plan: JSON.parse(row.plan),
    webUrl: row.web_url,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    pending: pendingOf(row),
    retryOf: row.retry_of,
    attempt: row.attempt,
    archivedAt: row.archived_at,
    edited: JSON.parse(row.edited),
    notice: row.notice,
    seenAt: row.seen_at,
    missed: row.missed,
    changedAt: row.changed_at,
    seq: row.seq,
    version: row.version,
  };
}

function pendingOf(row: ReadRow): Run['pending'] {
  if (row.pending_action === null || row.pending_since === null) return null;
  return {
    action: row.pending_action as Action,
    since: row.pending_since,
    by: personOf(row.pending_by_id, row.pending_by_name),
  };
}

function keyOf(name: string | null): string | null {
  return name === null ? null : fold(name);
}

function wordsOf(person: Person | null): string | null {
  return person === null ? null : ` ${words(person.name).map(encodeWord).join(' ')} `;
}
