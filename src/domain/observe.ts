import { credible } from './credible.ts';
import { ALREADY_OVER, type EventKind, type NewEvent } from './event.ts';
import { type Action, CONFIRMED_BY, refusalNotice } from './lifecycle.ts';
import { isFinal, type NewRun, type Run, type RunFacts, type RunSnapshot, type Status } from './run.ts';

/** How a pending action ended, where an observation settles it. */
export interface Settled {
  readonly action: Action;
  readonly state: 'confirmed' | 'failed';
  readonly reason: string | null;
}

export interface Observation {
  readonly run: Run;
  /** In the order in which they happened; empty when nothing that anybody sees has changed. */
  readonly events: readonly NewEvent[];
  readonly settled: Settled | null;
}

/**
 * What a provider's answer means for a run that we know. `askedAt` is when the question was sent: an answer to a question
 * older than the newest answer tells nothing new, and null comes back. What the provider does not say stays as it was.
 */
export function observe(known: Run, seen: RunSnapshot, askedAt: number, now: number): Observation | null {
  if (known.seenAt !== null && askedAt < known.seenAt) return null;
  const facts = mergeFacts(known, credible(seen));
  const settled = known.pending === null ? null : settle(known.pending.action, known.status, facts.status);
  const changed = (Object.keys(facts) as (keyof RunFacts)[]).some((key) => !same(facts[key], known[key]));
  const event = (kind: EventKind, action: Action | null, detail: string | null): NewEvent => ({
    kind,
    run: known.number,
    at: now,
    actor: { kind: 'provider', name: known.provider },
    action,
    detail,
  });
  const events: NewEvent[] = [];
  if (settled !== null) {
    events.push(event(settled.state === 'confirmed' ? 'confirmed' : 'refused', settled.action, settled.reason));
  }
  if (facts.status !== known.status) events.push(event(transition(known, facts.status), null, facts.statusDetail));
  else if (changed || known.externalId === null) events.push(event('progressed', null, null));
  const run: Run = {
    ...known,
    ...facts,
    externalId: seen.externalId,
    key: known.key ?? seen.key,
    pending: settled === null ? known.pending : null,
    notice: facts.status === known.status ? known.notice : null,
    archivedAt: movesAgain(known, facts.status) ? null : known.archivedAt,
    seenAt: now,
    missed: 0,
    changedAt: events.length > 0 ? now : known.changedAt,
  };
  return { run, events, settled };
}

/** A run that was not known before, with what the journal says of it. `history`: it was over before anybody looked. */
export function firstSight(
  provider: string,
  seen: RunSnapshot,
  now: number,
): { run: NewRun; events: (number: number) => NewEvent[] } {
  const { externalId, key, ...facts } = credible(seen);
  const run: NewRun = {
    ...facts,
    provider,
    externalId,
    key,
    pending: null,
    retryOf: null,
    attempt: 1,
    archivedAt: null,
    edited: [],
    notice: null,
    seenAt: now,
    missed: 0,
    changedAt: seen.finishedAt ?? now,
  };
  const events = (number: number): NewEvent[] => {
    const event = (kind: EventKind, at: number, detail: string | null): NewEvent => ({
      kind,
      run: number,
      at,
      actor: { kind: 'provider', name: provider },
      action: null,
      detail,
    });
    const born = event('created', seen.createdAt, null);
    if (seen.status === 'queued') return [born];
    if (isFinal(seen.status)) return [born, event(seen.status, seen.finishedAt ?? now, ALREADY_OVER)];
    return [born, event(statusEvent(seen.status), seen.startedAt ?? now, seen.statusDetail)];
  };
  return { run, events };
}

/** After how many looks in a row without a trace a run counts as lost by its provider. */
export const LOOKS_UNTIL_LOST = 3;

/** The provider says that it does not know this run. Only after several looks is that believed. */
export function observeMissing(known: Run, now: number): Observation {
  const missed = known.missed + 1;
  if (missed < LOOKS_UNTIL_LOST || known.status === 'unknown') {
    return { run: { ...known, missed }, events: [], settled: null };
  }
  const detail = `${known.provider} no longer knows it`;
  const events: NewEvent[] = [
    {
      kind: 'unknown',
      run: known.number,
      at: now,
      actor: { kind: 'provider', name: known.provider },
      action: null,
      detail,
    },
  ];
  const settled: Settled | null =
    known.pending === null ? null : { action: known.pending.action, state: 'failed', reason: detail };
  const notice = settled === null ? null : refusalNotice(settled.action, detail);
  return {
    run: { ...known, status: 'unknown', statusDetail: detail, pending: null, notice, missed, changedAt: now },
    events,
    settled,
  };
}

function mergeFacts(known: Run, seen: RunSnapshot): RunFacts {
  const moving = !isFinal(seen.status);
  const facts = mergeUnedited(known, seen, moving);
  return { ...facts, ...Object.fromEntries(known.edited.map((field) => [field, known[field]])) };
}

function mergeUnedited(known: Run, seen: RunSnapshot, moving: boolean): RunFacts {
  return {
    status: seen.status,
    statusDetail: seen.statusDetail,
    title: seen.title ?? known.title,
    prompt: known.prompt ?? seen.prompt,
    project: known.project ?? seen.project,
    agent: seen.agent ?? known.agent,
    model: seen.model ?? known.model,
    by: known.by ?? seen.by,
    source: known.source ?? seen.source,
    branch: seen.branch ?? known.branch,
    pullRequests: seen.pullRequests.length > 0 ? seen.pullRequests : known.pullRequests,
    tags: known.tags.length > 0 ? known.tags : seen.tags,
    metadata: { ...seen.metadata, ...known.metadata },
    priority: known.priority ?? seen.priority,
    progress: seen.progress ?? known.progress,
    etaAt: moving ? seen.etaAt : null,
    costMicros: seen.costMicros ?? known.costMicros,
    tokens: seen.tokens ?? known.tokens,
    summary: seen.summary ?? known.summary,
    error: seen.status === 'failed' ? (seen.error ?? known.error) : seen.error,
    question: seen.status === 'waiting' ? seen.question : null,
    plan: seen.plan.length > 0 ? seen.plan : known.plan,
    webUrl: seen.webUrl ?? known.webUrl,
    createdAt: known.createdAt,
    startedAt: known.startedAt ?? seen.startedAt,
    finishedAt: moving ? null : (seen.finishedAt ?? known.finishedAt),
  };
}

function settle(action: Action, before: Status, after: Status): Settled | null {
  if (CONFIRMED_BY[action]?.includes(after) && after !== before) return { action, state: 'confirmed', reason: null };
  if (isFinal(after)) {
    return { action, state: 'failed', reason: `the run ${after === 'cancelled' ? 'was cancelled' : after} first` };
  }
  return null;
}

/** A run that moves must not be hidden. */
function movesAgain(known: Run, status: Status): boolean {
  return status !== known.status && status !== 'unknown' && !isFinal(status);
}

function transition(known: Run, status: Status): EventKind {
  const moves = !isFinal(status) && status !== 'unknown';
  if (known.status === 'cancelled' && moves && known.pending?.action !== 'say') return 'resurrected';
  if (status === 'running' && (known.startedAt !== null || isFinal(known.status))) return 'resumed';
  return statusEvent(status);
}

function statusEvent(status: Status): EventKind {
  if (status === 'queued') return 'progressed';
  return status === 'running' ? 'started' : status;
}

/** Facts are plain data; the same content is the same fact. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  return JSON.stringify(one) === JSON.stringify(other);
}
