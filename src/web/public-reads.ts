import { AppError } from '../domain/errors.ts';
import type { JournalEvent } from '../domain/event.ts';
import type { Health } from '../domain/health.ts';
import type { Condition, Query } from '../domain/query/ast.ts';
import type { Run } from '../domain/run.ts';
import type { RunPage } from '../store/run-store.ts';
import { publicStats } from './public-stats.ts';
import type { Reads } from './reads.ts';

/** What the public view shows of a run. Everything else in it may hold what agents, people and customers wrote. */
type PublicField =
  | 'number'
  | 'provider'
  | 'status'
  | 'progress'
  | 'etaAt'
  | 'createdAt'
  | 'startedAt'
  | 'finishedAt'
  | 'pending'
  | 'retryOf'
  | 'attempt'
  | 'archivedAt'
  | 'seenAt'
  | 'missed'
  | 'changedAt'
  | 'seq'
  | 'version';

const HIDDEN: Omit<Run, PublicField> = {
  externalId: null,
  key: null,
  statusDetail: null,
  title: null,
  prompt: null,
  project: null,
  agent: null,
  model: null,
  by: null,
  source: null,
  branch: null,
  pullRequests: [],
  tags: [],
  metadata: {},
  priority: null,
  costMicros: null,
  tokens: null,
  summary: null,
  error: null,
  question: null,
  plan: [],
  webUrl: null,
  edited: [],
  notice: null,
};

/** The reads of the public view: whatever page asks, hidden fields are not there, cannot be searched and cannot be sorted by. */
export function publicReads(reads: Reads): Reads {
  return {
    now: () => reads.now(),
    runs: {
      get: async (number) => orNull(await reads.runs.get(number), publicRun),
      list: async (query, options) => publicPage(await reads.runs.list(query, options)),
      count: (query) => reads.runs.count(query),
      countByStatus: (query) => reads.runs.countByStatus(query),
      totals: async (query) => ({
        runs: await reads.runs.count(query),
        costMicros: 0,
        costKnown: 0,
        tokens: 0,
        tokensKnown: 0,
      }),
      retriesOf: async (number) => (await reads.runs.retriesOf(number)).map(publicRun),
      names: async (field, limit) => (field === 'provider' ? reads.runs.names(field, limit) : []),
    },
    stats: publicStats(reads.stats),
    charts: reads.charts.public(),
    query: async (text, _person, zone) => {
      // Also the names of views are hidden, and a wrong one would be answered with the nearest.
      if (/view:/i.test(text)) throw notPublic();
      return onlyPublic(await reads.query(text, null, zone));
    },
    views: async () => [],
    freshness: (run) => reads.freshness(run),
    events: async (run, limit) => (await reads.events(run, limit)).map(publicEvent),
    logs: async () => ({ lines: [], total: 0, asOf: null, note: 'Logs are not part of the public view.' }),
    projects: async () => [],
    health: async () => publicHealth(await reads.health()),
    version: () => reads.version(),
    after: async (seq, limit) => (await reads.after(seq, limit)).map(publicEvent),
  };
}

function publicRun(run: Run): Run {
  return {
    ...HIDDEN,
    number: run.number,
    provider: run.provider,
    status: run.status,
    progress: run.progress,
    etaAt: run.etaAt,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    pending: orNull(run.pending, ({ action, since }) => ({ action, since, by: null })),
    retryOf: run.retryOf,
    attempt: run.attempt,
    archivedAt: run.archivedAt,
    seenAt: run.seenAt,
    missed: run.missed,
    changedAt: run.changedAt,
    seq: run.seq,
    version: run.version,
  };
}

function publicPage(page: RunPage): RunPage {
  return { ...page, runs: page.runs.map(publicRun) };
}

function publicEvent({ seq, kind, run, at, action, actor }: JournalEvent): JournalEvent {
  const shown = actor.kind === 'person' ? ({ kind: 'person', person: { id: '', name: 'Somebody' } } as const) : actor;
  return { seq, kind, run, at, action, actor: shown, detail: null };
}

function publicHealth(health: Health): Health {
  return {
    ...health,
    providers: health.providers.map((provider) => ({ ...provider, error: null })),
    slack: { ...health.slack, error: null },
    database: { ...health.database, error: null },
  };
}

const PUBLIC_NUMBERS: readonly string[] = ['duration', 'age', 'progress', 'created', 'finished'];
const PUBLIC_SORTS: readonly string[] = ['created', 'finished', 'duration', 'progress', 'status', 'changed'];

/** A search is an answer too: one that asks about hidden fields is refused. */
function onlyPublic(query: Query): Query {
  if (isPublic(query.where) && PUBLIC_SORTS.includes(query.sort.field)) return query;
  throw notPublic();
}

function notPublic(): AppError {
  return new AppError(
    'invalid',
    'The public view can be searched by status, provider, id, time, duration and progress only. Sign in with /runs page in Slack to search for everything.',
  );
}

function isPublic(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.every(isPublic);
    case 'not':
      return isPublic(condition.of);
    case 'name':
      return condition.field === 'provider';
    case 'number':
      return PUBLIC_NUMBERS.includes(condition.field);
    default:
      return condition.kind === 'status' || condition.kind === 'id' || condition.kind === 'flag';
  }
}

function orNull<T, U>(value: T | null, change: (value: T) => U): U | null {
  return value === null ? null : change(value);
}
