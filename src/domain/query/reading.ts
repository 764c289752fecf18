import type { Condition, QueryContext, Sort } from './ast.ts';
import type { FieldToken } from './lexer.ts';

/** What the readers of values know while one query is read. */
export interface Reading {
  readonly context: QueryContext;
  /** The query, or the saved view, that positions count in. */
  readonly text: string;
  /** The saved views that this text stands in, outermost first. */
  readonly inside: readonly string[];
  /** Shared with the saved views of the same query. */
  readonly noted: Noted;
}

export interface Noted {
  terms: number;
  mentionsArchived: boolean;
  /** The sort of a saved view, for a query without its own. */
  viewSort: Sort | null;
}

/** Reads a field with its values. Throws QueryError. */
export type FieldReader = (token: FieldToken, reading: Reading) => Condition;

/** The one condition itself, or one that any of several makes true. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const [first, ...others] = conditions;
  return first !== undefined && others.length === 0 ? first : { kind: 'or', of: conditions };
}
