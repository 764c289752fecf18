import type { Action } from './lifecycle.ts';
import type { Person } from './person.ts';

/** Every status a run can have, in the order in which they are shown. */
export const STATUSES = [
  'waiting',
  'running',
  'queued',
  'paused',
  'failed',
  'completed',
  'cancelled',
  'unknown',
] as const;
export type Status = (typeof STATUSES)[number];

export const FINAL_STATUSES = ['completed', 'failed', 'cancelled'] as const satisfies readonly Status[];
export type FinalStatus = (typeof FINAL_STATUSES)[number];

/** Whether a run in this status has ended by its provider's word. `unknown` is not final. */
export function isFinal(status: Status): status is FinalStatus {
  return (FINAL_STATUSES as readonly Status[]).includes(status);
}

export const PRIORITIES = ['low', 'normal', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface PullRequest {
  readonly url: string;
  readonly title: string | null;
  readonly number: number | null;
}

/** One step of an agent's plan. */
export interface Step {
  readonly title: string;
  readonly state: 'pending' | 'running' | 'done' | 'failed';
}

/**
 * What a provider knows of a run. `null` always means "not known", never zero.
 * All text in it comes from agents and strangers: hostile until escaped for the surface it goes to.
 * Times are milliseconds since 1970, UTC.
 */
export interface RunFacts {
  readonly status: Status;
  /** The provider's own word for the status, kept as it came. */
  readonly statusDetail: string | null;
  readonly title: string | null;
  readonly prompt: string | null;
  readonly project: string | null;
  readonly agent: string | null;
  readonly model: string | null;
  readonly by: Person | null;
  /** Where the run was started: `slack`, `api`, `schedule`, or the provider's own word. */
  readonly source: string | null;
  readonly branch: string | null;
  readonly pullRequests: readonly PullRequest[];
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly priority: Priority | null;
  /** Share done, 0 to 1. */
  readonly progress: number | null;
  /** The provider's own estimate of the end. */
  readonly etaAt: number | null;
  /** Millionths of a US dollar, a whole number. */
  readonly costMicros: number | null;
  readonly tokens: number | null;
  /** What the agent says it did. */
  readonly summary: string | null;
  readonly error: string | null;
  /** What a waiting run asks. */
  readonly question: string | null;
  readonly plan: readonly Step[];
  readonly webUrl: string | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

/** A run as one provider reports it at one moment. */
export interface RunSnapshot extends RunFacts {
  readonly externalId: string;
  /** The key that `create` was given, where the provider gives it back. */
  readonly key: string | null;
}

/** What a person may change of a run. */
export const EDITABLE = ['title', 'project', 'tags', 'metadata'] as const;
export type Editable = (typeof EDITABLE)[number];

/** An action that was asked for and is neither confirmed nor failed yet. */
export interface PendingAction {
  readonly action: Action;
  readonly since: number;
  readonly by: Person | null;
}

/** One piece of work given to an agent, as Runtower knows it. */
export interface Run extends RunFacts {
  /** Ours: shown as `#1042`. */
  readonly number: number;
  readonly provider: string;
  /** The provider's id; null until the provider has confirmed the start. */
  readonly externalId: string | null;
  /** The idempotency key of its start; null for runs that were started elsewhere. */
  readonly key: string | null;
  readonly pending: PendingAction | null;
  readonly retryOf: number | null;
  /** 1 for a first try, 2 for its first retry, and so on. */
  readonly attempt: number;
  readonly archivedAt: number | null;
  /** What a person has set: there the provider's word does not count any more. */
  readonly edited: readonly Editable[];
  /** What became of an action that did not happen and what to do, in a sentence; null once anything changes. */
  readonly notice: string | null;
  /** When the provider last answered about this very run. */
  readonly seenAt: number | null;
  /** How many looks in a row the provider did not know it. */
  readonly missed: number;
  /** When anything of it last changed. */
  readonly changedAt: number;
  /** Sequence number of its newest journal event; grows with every change. */
  readonly seq: number;
  /** Grows by one with every write; a write with an old version is refused. */
  readonly version: number;
}

/** What the store needs to keep a run that is new to it; the rest is given by the store. */
export type NewRun = Omit<Run, 'number' | 'seq' | 'version'>;

/** The name to show for a run: its title, else the first line of its prompt, else its number. */
export function titleOf(run: Pick<Run, 'title' | 'prompt' | 'number'>): string {
  const line = (run.title ?? run.prompt ?? '').split('\n').find((text) => text.trim() !== '');
  return line?.trim() ?? `Run #${run.number}`;
}
