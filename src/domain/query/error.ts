import { AppError } from '../errors.ts';

/** Where something stands in a query, in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A query that was not understood. The message says why, then shows the query and, on a line of its own, carets under
 * the part that is wrong. Positions count in the query without invisible characters and surrounding spaces.
 */
export class QueryError extends AppError {
  /** Why, in one or two sentences, without the query. */
  readonly reason: string;
  readonly position: number;
  readonly length: number;
  /** What the person most likely meant to write in that place; null where nothing is near. */
  readonly suggestion: string | null;

  constructor(text: string, { start, end }: Place, reason: string, suggestion: string | null = null) {
    const asked = suggestion === null ? reason : `${reason} Did you mean ${suggestion}?`;
    super('invalid', `${asked}\n${pointAt(text, start, end)}`);
    this.reason = asked;
    this.position = start;
    this.length = Math.max(1, end - start);
    this.suggestion = suggestion;
  }
}

const SHOWN = 72;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/;

/** Two lines: the query around the place, and carets under it. */
function pointAt(text: string, start: number, end: number): string {
  const from = Math.max(0, Math.min(start - SHOWN / 2, text.length - SHOWN));
  const line = text.slice(from, from + SHOWN).replace(/\s/g, ' ');
  const before = Array.from(line.slice(0, start - from), (letter) => (WIDE.test(letter) ? '\u3000' : ' ')).join('');
  const length = Math.max(1, Math.min(end, from + SHOWN) - start);
  return `${line}\n${before}${'^'.repeat(length)}`;
}
