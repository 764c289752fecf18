import { AppError } from '../domain/errors.ts';
import { oneRunNumber } from './one-run.ts';
import { readTagWords, type TagChange } from './tag-words.ts';
import { afterWords, wordsOf } from './words.ts';

/** Many runs, as somebody named them. */
export interface Selection {
  readonly query: string;
  /** How many were named by their numbers; null where a query says which. */
  readonly named: number | null;
}

/** What `1042 1043`, `#1042,#1043` or a query selects; null where it is one run, or nothing. */
export function readSelection(query: string): Selection | null {
  const [first, ...others] = wordsOf(query);
  if (first === undefined) return null;
  const parts = [first, ...others].flatMap((word) => word.split(',')).filter((part) => part !== '');
  const numbers = parts.map(oneRunNumber);
  if (numbers.every((number) => number !== null)) {
    const named = [...new Set(numbers)];
    return named.length < 2 ? null : { query: `id:${named.join(',')}`, named: named.length };
  }
  return oneRunNumber(first) === null ? { query, named: null } : null;
}

/** The same before `+a -b`: the words with a sign at the end are tags, and what stands before them selects. */
export function readTagSelection(query: string): { readonly selection: Selection; readonly change: TagChange } | null {
  const words = wordsOf(query);
  const last = words.findLastIndex((word) => !/^[+\-\u2212\u2013\u2014][^:]+$/.test(word));
  const selection = readSelection(firstWords(query, last + 1));
  return selection === null ? null : { selection, change: readTagWords(words.slice(last + 1)) };
}

/** The same before `project=web`; with nothing after the `=`, out of any project. */
export function readMoveSelection(
  query: string,
): { readonly selection: Selection; readonly change: { readonly project: string | null } } | null {
  const words = wordsOf(query);
  const target = /^project=(.*)$/isu.exec(words.at(-1) ?? '')?.[1];
  const selection = readSelection(target === undefined ? query : firstWords(query, words.length - 1));
  if (selection === null) return null;
  if (target === undefined) {
    throw new AppError(
      'invalid',
      'Say where to at the end, as in `/runs move tag:shop project=web`. Nothing was changed.',
    );
  }
  return { selection, change: { project: target || null } };
}

function firstWords(text: string, count: number): string {
  const rest = afterWords(text, count);
  return count === 0 ? '' : text.slice(0, text.length - rest.length).trim();
}
