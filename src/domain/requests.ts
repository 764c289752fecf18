import type { Person } from './person.ts';
import type { LogLine } from './provider.ts';
import type { Priority, Run } from './run.ts';

/** Where in Slack somebody is. */
export interface Place {
  readonly channel: string;
  readonly threadTs: string | null;
}

/** What a person asked to start. */
export interface StartRequest {
  /** Content key: the same request twice starts one run. */
  readonly key: string;
  readonly by: Person;
  readonly prompt: string;
  readonly title?: string | null;
  readonly project?: string | null;
  readonly provider?: string | null;
  readonly agent?: string | null;
  readonly model?: string | null;
  readonly priority?: Priority | null;
  readonly tags?: readonly string[];
  readonly metadata?: Readonly<Record<string, string>>;
  /** Where its card goes; null: nowhere. */
  readonly place: Place | null;
}

export interface ActRequest {
  /** Content key: the same request twice acts once. */
  readonly key: string;
  readonly run: number;
  readonly by: Person;
  /** The message of `say`. */
  readonly text?: string | null;
}

/**
 * How an action went at the moment of answering. `requested`: recorded and on its way, the provider has not confirmed.
 * `already`: the same request came before, or the run is there already; nothing was done again.
 */
export interface ActOutcome {
  readonly state: 'requested' | 'confirmed' | 'already';
  readonly run: Run;
}

export interface LogView {
  readonly lines: readonly LogLine[];
  /** How many lines there are as far as known. */
  readonly total: number;
  /** When the provider last gave lines; null: it did not answer and these are the kept ones. */
  readonly asOf: number | null;
  /** Why there are none or no newer ones, in a sentence. */
  readonly note: string | null;
}
