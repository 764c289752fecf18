import type { LogLine } from '../../domain/provider.ts';
import { isFinal, type NewRun, type Status } from '../../domain/run.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time.ts';
import { around, chanceFrom, oneOf } from './chance.ts';

export interface Invention {
  readonly seed: number;
  readonly runs: number;
  readonly projects: number;
  readonly people: number;
  readonly days: number;
  /** When the newest run began; ms. */
  readonly until: number;
}

const PROVIDERS = ['invented-cloud', 'invented-local', 'invented-nightly'] as const;
const MODELS = ['small-2', 'large-3', 'large-4', 'reasoner-1', 'local-7b'] as const;
const VERBS = ['Fix', 'Add', 'Remove', 'Speed up', 'Document', 'Test', 'Upgrade', 'Translate'] as const;
const THINGS = ['the login bug', 'the search page', 'flaky checks', 'an export', 'old flags', 'the cache'] as const;
const PLACES = ['in checkout', 'on phones', 'for admins', 'at night', 'in the worker', 'behind a proxy'] as const;
const ERRORS = ['checks failed: 3 of 120', 'no space left on device', 'merge conflict in lock file'] as const;
const TAGS = ['nightly', 'urgent', 'chore', 'release'] as const;

/** The run in this place of the invented history, oldest first; the same for the same seed. */
export function inventRun({ seed, runs, projects, people, days, until }: Invention, place: number): NewRun {
  const chance = chanceFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b));
  const createdAt = Math.floor(until - days * DAY * (1 - (place + 1) / runs));
  const status = statusOf(chance, until - createdAt);
  const started = status !== 'queued' && chance() > 0.02;
  const startedAt = started ? createdAt + Math.round(around(chance, 20_000)) : null;
  const finishedAt = isFinal(status) && startedAt !== null ? startedAt + Math.round(around(chance, 12 * MINUTE)) : null;
  const person = skewed(chance, people);
  const title = `${oneOf(chance, VERBS)} ${oneOf(chance, THINGS)} ${oneOf(chance, PLACES)}`;
  return {
    provider: oneOf(chance, PROVIDERS),
    externalId: `${seed}-${place}`,
    key: null,
    status,
    statusDetail: null,
    title,
    prompt: `${title}, and say what you found (${place % 997}).`,
    project: chance() < 0.03 ? null : `project-${skewed(chance, projects)}`,
    agent: oneOf(chance, ['coder', 'reviewer', 'fixer']),
    model: chance() < 0.1 ? null : oneOf(chance, MODELS),
    by: chance() < 0.05 ? null : { id: `USEED${person}`, name: `Person ${person}` },
    source: oneOf(chance, ['slack', 'api', 'schedule']),
    branch: `work/${place}`,
    pullRequests: status === 'completed' && chance() < 0.6 ? [pullRequest(place)] : [],
    tags: chance() < 0.3 ? [oneOf(chance, TAGS)] : [],
    metadata: {},
    priority: oneOf(chance, ['low', 'normal', 'high']),
    progress: isFinal(status) ? null : Math.round(chance() * 100) / 100,
    etaAt: null,
    costMicros: chance() < 0.2 ? null : Math.round(around(chance, 400_000)),
    tokens: chance() < 0.2 ? null : Math.round(around(chance, 60_000)),
    summary: status === 'completed' ? `Done: ${title}.` : null,
    error: status === 'failed' ? oneOf(chance, ERRORS) : null,
    question: status === 'waiting' ? 'Which of the two should I keep?' : null,
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
    seenAt: finishedAt ?? until,
    missed: 0,
    changedAt: finishedAt ?? startedAt ?? createdAt,
  };
}

/** The log of an invented run, of so many lines. */
export function inventLog({ createdAt }: Pick<NewRun, 'createdAt'>, lines: number): LogLine[] {
  return Array.from({ length: lines }, (_, index) => ({
    index,
    at: createdAt + index * MINUTE,
    level: 'info',
    text: `Step ${index + 1}: looked at ${index * 7 + 3} files`,
  }));
}

function statusOf(chance: () => number, age: number): Status {
  if (age < 2 * HOUR && chance() < 0.5) return oneOf(chance, ['running', 'running', 'queued', 'waiting', 'paused']);
  const drawn = chance();
  if (drawn < 0.78) return 'completed';
  if (drawn < 0.93) return 'failed';
  return drawn < 0.99 ? 'cancelled' : 'unknown';
}

/** Few names have most of the runs. */
function skewed(chance: () => number, names: number): number {
  return Math.floor(names * chance() ** 2) + 1;
}

function pullRequest(place: number) {
  return { url: `https://example.com/pull/${place}`, title: null, number: place };
}
