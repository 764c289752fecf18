import type { ProviderAction } from './lifecycle.ts';
import type { Person } from './person.ts';
import type { Priority, RunSnapshot } from './run.ts';

/** `true`, or one sentence that says why not and what can be done instead. */
export type Capability = true | string;

export interface Capabilities {
  readonly create: Capability;
  readonly pause: Capability;
  readonly resume: Capability;
  readonly cancel: Capability;
  readonly say: Capability;
  /** Whether a final run takes a follow-up. */
  readonly continueFinal: Capability;
  readonly logs: Capability;
  readonly progress: Capability;
  readonly cost: Capability;
  /** Whether `create` with a key seen before returns the first run instead of starting a second one. */
  readonly createOnce: boolean;
  /** What cancelling also stops, said before it is done; null where it stops this run alone. */
  readonly cancelWarning: string | null;
}

/** What a new run is made of. */
export interface CreateRequest {
  /** Unique for this start; the same key must never start a second run. */
  readonly key: string;
  readonly number: number;
  readonly prompt: string;
  readonly title: string | null;
  readonly project: string | null;
  readonly agent: string | null;
  readonly model: string | null;
  readonly priority: Priority | null;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly by: Person | null;
}

/** What a provider says when asked what is new. */
export interface Changes {
  readonly runs: readonly RunSnapshot[];
  /** Where to go on next time; the provider's own word, kept with the runs. */
  readonly cursor: string | null;
  /** There is more to fetch at once. */
  readonly more: boolean;
  /** `all`: every run of this provider is now known as of this answer; `listed`: only those in `runs` and `watched`. */
  readonly covers: 'all' | 'listed';
  /** Watched runs that the provider says it does not know. */
  readonly missing: readonly string[];
  /** False where the provider was spared the question this time, so that nothing is known as of this answer. */
  readonly asked?: false;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of a run's log. `text` is hostile and may be long. */
export interface LogLine {
  /** Position in the run's log, from 0, without gaps. */
  readonly index: number;
  /** Milliseconds since 1970, or null where the provider does not say. */
  readonly at: number | null;
  readonly level: LogLevel;
  readonly text: string;
}

/**
 * A backend that runs agents. Foreign words stop here: everything it returns is in our words.
 * Every method may throw AppError: `unavailable` (not answering), `rate_limited`, `not_found`, `unsupported`,
 * `invalid` (refused, with the reason), `unclear` (may or may not have arrived). Every request honours `signal`.
 */
export interface Provider {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** How much it takes at once and a second, null for no limit; left out: 8 at once. What a person does by hand does not wait. */
  readonly limits?: { readonly concurrency: number | null; readonly perSecond: number | null };
  /** What happened since `cursor` (null: from the beginning); `watched` are the runs that we believe are not final. */
  changes(cursor: string | null, watched: readonly string[], signal: AbortSignal): Promise<Changes>;
  get(externalId: string, signal: AbortSignal): Promise<RunSnapshot>;
  create(request: CreateRequest, signal: AbortSignal): Promise<RunSnapshot>;
  /** The run that an unclear `create` with this key made, or null if there is none. */
  find(key: string, signal: AbortSignal): Promise<RunSnapshot | null>;
  /**
   * Asks for an action; the answer is the run as the provider knows it afterwards, which may not show the effect yet.
   * The same key acts once. `text` is the message of `say`, otherwise null.
   */
  act(
    action: ProviderAction,
    externalId: string,
    text: string | null,
    key: string,
    signal: AbortSignal,
  ): Promise<RunSnapshot>;
  /** Log lines from `from` on, oldest first, at most `limit`. */
  logs(externalId: string, from: number, limit: number, signal: AbortSignal): Promise<readonly LogLine[]>;
  /** Agents and models one can name when starting a run; empty where there is no choice. */
  choices(): Promise<{ readonly agents: readonly string[]; readonly models: readonly string[] }>;
  /** Projects it already knows, with the agent they use. */
  projects(): Promise<readonly { readonly name: string; readonly description: string | null }[]>;
  /** Something has happened there: the next poll looks at once. Absent where every poll does. */
  hint?(): void;
  /** Lifts what a cancel did beside stopping the run; starts nothing by itself. Absent where a cancel does nothing beside. */
  unban?(externalId: string, signal: AbortSignal): Promise<RunSnapshot>;
  /** Ends what it holds (child watchers, timers) without ending the runs. */
  stop(): Promise<void>;
}

/** A provider's own small durable memory, handed in at start. */
export interface ProviderState {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

/** The outside as everything that is not pure gets it: clock, randomness, ids and the network are arguments. */
export interface World {
  now(): number;
  /** 0 <= n < 1. */
  random(): number;
  /** A new unguessable id of letters and digits. */
  id(): string;
  readonly fetch: typeof fetch;
}

/** What a provider gets from the program that it runs in. */
export interface ProviderTools {
  readonly world: World;
  readonly state: ProviderState;
  /** People who are known to be there, for providers that invent runs. */
  readonly people: readonly Person[];
  readonly pollSeconds: number;
  readonly log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

/**
 * How a provider comes to be: one file in `providers/` whose name is the provider's name. `read` looks at the environment and returns how
 * to connect, or null where it is not configured; what is wrong or half configured goes to `problems`. `alone`: no other provider is
 * configured.
 */
export interface ProviderEntry {
  read(
    env: Readonly<Record<string, string | undefined>>,
    problems: string[],
    alone: boolean,
  ): ((tools: ProviderTools) => Promise<Provider>) | null;
  /** Read after the others, and offered after them. */
  readonly fallback?: true;
}
