import type { RunFacts } from '../../domain/run.ts';

/** Why a run stands still for a while. */
export interface Halt {
  /** After this much work, in milliseconds. */
  readonly after: number;
  readonly status: 'waiting' | 'paused';
  readonly question: string | null;
  /** World milliseconds until it goes on by itself. */
  readonly lasts: number;
  /** It ends there as failed instead of going on. */
  readonly givesUp: boolean;
}

/** How a run ends by itself. */
export interface Ending {
  /** After this much work, in milliseconds. */
  readonly after: number;
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly detail: string;
  readonly error: string | null;
  readonly summary: string | null;
  /** What the log says last. */
  readonly lines: readonly string[];
}

/** What is still to come of a run. */
export interface Course {
  readonly halts: readonly Halt[];
  readonly end: Ending;
  /** The work that the whole plan takes, in milliseconds; more than the ending's where it fails or is stopped. */
  readonly total: number;
}

type ScriptFacts = Pick<
  RunFacts,
  | 'title'
  | 'prompt'
  | 'project'
  | 'agent'
  | 'model'
  | 'by'
  | 'source'
  | 'branch'
  | 'pullRequests'
  | 'tags'
  | 'metadata'
  | 'priority'
  | 'webUrl'
>;

/** Everything about a run that is settled when it is created. What people do to it comes on top. */
export interface Script {
  readonly id: string;
  readonly key: string | null;
  /** World time. */
  readonly createdAt: number;
  readonly facts: ScriptFacts;
  readonly queuedFor: number;
  /** Titles of equal shares of the work. */
  readonly steps: readonly string[];
  readonly course: Course;
  readonly microsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** What its estimates of the remaining work are multiplied by; null: it makes none. */
  readonly estimateError: number | null;
  /** Fills the blanks of its log lines. */
  readonly words: { readonly thing: string; readonly files: readonly [string, ...string[]]; readonly branch: string };
}

/** World milliseconds from its creation to its end, if nobody does anything to it. */
export function lifetime({ queuedFor, course }: Pick<Script, 'queuedFor' | 'course'>): number {
  let rest = queuedFor;
  for (const halt of course.halts) {
    rest += halt.lasts;
    if (halt.givesUp) return rest + halt.after;
  }
  return rest + course.end.after;
}
