import { before, parsePeriod, readPeriod } from '../domain/period.ts';
import type { Query } from '../domain/query/ast.ts';
import type { Period } from '../domain/stats.ts';
import type { Asking } from './define.ts';
import type { Tools } from './tools.ts';
import { afterWords, wordsOf } from './words.ts';

/** What was asked for where a query and a period may be typed. */
export interface AskedNumbers {
  readonly q: string;
  readonly period: string;
}

const USUAL = '7d';

/** Finds the period at the beginning or the end of a text; what is left is the query. Seven days where none is said. */
export function splitPeriod(text: string, zone: string, now: number): AskedNumbers {
  const words = wordsOf(text);
  for (const size of [2, 1]) {
    if (words.length < size) continue;
    const [first, last] = [words.slice(0, size).join(' '), words.slice(-size).join(' ')];
    if (parsePeriod(last, zone, now) !== null) return { q: withoutLast(text, size), period: last };
    if (parsePeriod(first, zone, now) !== null) return { q: afterWords(text, size), period: first };
  }
  return { q: text.trim(), period: USUAL };
}

/** The query and the periods as this person means them now. */
export async function readNumbers(
  tools: Tools,
  { person, zone }: Pick<Asking, 'person' | 'zone'>,
  { q, period }: AskedNumbers,
): Promise<{ readonly query: Query; readonly period: Period; readonly earlier: Period }> {
  const wanted = readPeriod(period, zone, tools.now());
  return { query: await tools.query(q, person, zone), period: wanted, earlier: before(wanted, tools.now()) };
}

function withoutLast(text: string, size: number): string {
  return text
    .trim()
    .replace(new RegExp(`(?:\\s*\\S+){${size}}$`, 'u'), '')
    .trim();
}
