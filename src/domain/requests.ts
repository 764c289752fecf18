import type { Person } from './person.ts';
import type { Project } from './project.ts';
import type { LogLine } from './provider.ts';
import type { Priority, Run } from './run.ts';

/** Where in Slack somebody is. */
export interface Place {
  readonly channel: string;
  readonly threadTs: string | null;
}

/** A message in Slack. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
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
  /** The message that asked for it: a reaction on it shows how the run is. */
  readonly trigger?: MessagePlace | null;
}

export interface ActRequest {
  /** Content key: the same request twice acts once. */
  readonly key: string;
  readonly run: number;
  readonly by: Person;
  /** The message of `say`. */
  readonly text?: string | null;
  /** The message that asked for it: a reaction on it shows what became of it. */
  readonly trigger?: MessagePlace | null;
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

/** A change of what Runtower itself keeps of a run. */
export type KeepRequest = Pick<ActRequest, 'key' | 'run' | 'by'>;

/** How it went: there is nobody to wait for. `already`: it was done before, or there was nothing to change. */
export interface KeepOutcome {
  readonly state: 'confirmed' | 'already';
  readonly run: Run;
}

/** What is given is changed; null takes the value away, and an edited title gives its place back to the agent's own. */
export interface RunChange {
  readonly title?: string | null;
  readonly project?: string | null;
  /** All tags anew. */
  readonly tags?: readonly string[];
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** All metadata anew. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface EditRequest extends KeepRequest {
  readonly change: RunChange;
}

/** What is given of a project is set; null takes the value away. */
export type ProjectChange = Partial<Pick<Project, 'provider' | 'channel' | 'agent' | 'description'>>;

export interface ProjectRequest {
  readonly key: string;
  readonly by: Person;
  readonly name: string;
  readonly change: ProjectChange;
}

export interface ViewRequest {
  readonly key: string;
  readonly by: Person;
  readonly name: string;
}
