import type { Capabilities } from '../domain/provider.ts';
import type { Subject } from './subject.ts';

/** A capability that a provider may lack, with a sentence that says why. */
export type Ability = Exclude<keyof Capabilities, 'createOnce' | 'cancelWarning'>;

/** What a check came to. `found` and `reason` are for people to read. */
export type Verdict =
  | { readonly status: 'pass' | 'fail'; readonly found: string }
  | { readonly status: 'skip'; readonly reason: string };

/** One question to a provider whose answer can be wrong. What it throws is a failure too. */
export interface Check {
  readonly name: string;
  readonly expected: string;
  /** Without these it is skipped. */
  readonly needs?: readonly Ability[];
  /** It starts runs of its own and acts on them; skipped where the validation only reads. */
  readonly write?: true;
  /** It is made also after the validation was stopped. */
  readonly always?: true;
  /** Where it fails nothing else can be found out, and the checks after it are skipped. */
  readonly gate?: true;
  run(subject: Subject): Promise<Verdict>;
}

export interface Category {
  readonly name: string;
  readonly checks: readonly Check[];
}

export function pass(found: string): Verdict {
  return { status: 'pass', found };
}

export function fail(found: string): Verdict {
  return { status: 'fail', found };
}

export function skip(reason: string): Verdict {
  return { status: 'skip', reason };
}

const SHOWN = 3;

/** Fails with the first problems where there are any, otherwise passes with what was found. */
export function judge(problems: readonly string[], found: string): Verdict {
  if (problems.length === 0) return pass(found);
  const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  return fail([...problems.slice(0, SHOWN), ...more].join('; '));
}

/** `1 run`, `2 runs`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
