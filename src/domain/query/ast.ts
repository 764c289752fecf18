import type { Status } from '../run.ts';

/** Columns that hold a name; compared after folding (case and accents do not count). */
export type NameField = 'provider' | 'project' | 'agent' | 'model' | 'source';
/** Columns that hold a number or a time; unknown values match no comparison. */
export type NumberField = 'cost' | 'tokens' | 'duration' | 'age' | 'progress' | 'created' | 'finished';
export type Flag = 'active' | 'final' | 'stuck' | 'stale' | 'archived';
export type Having = 'pr' | 'cost' | 'error';
export type SortField =
  | 'created'
  | 'finished'
  | 'cost'
  | 'tokens'
  | 'duration'
  | 'progress'
  | 'project'
  | 'status'
  | 'changed';

/**
 * One condition with one meaning, the same as SQL and as a predicate. Every condition is true or false, never null:
 * an unknown value fails the condition and so passes its negation.
 */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'status'; readonly values: readonly Status[] }
  /** `values` are folded. */
  | { readonly kind: 'name'; readonly field: NameField; readonly values: readonly string[] }
  /** The person's id equals one of `ids`, or their folded name has all the words of one of `names`, in order. */
  | { readonly kind: 'by'; readonly ids: readonly string[]; readonly names: readonly (readonly string[])[] }
  /** `values` are folded. */
  | { readonly kind: 'tag'; readonly values: readonly string[] }
  | { readonly kind: 'id'; readonly from: number; readonly to: number }
  /** `min` and `max` are inclusive unless said otherwise; times in ms, cost in micro-dollars, progress 0 to 1, durations and ages in ms. */
  | {
      readonly kind: 'number';
      readonly field: NumberField;
      readonly min: number | null;
      readonly max: number | null;
      readonly minOpen: boolean;
      readonly maxOpen: boolean;
    }
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'has'; readonly what: Having }
  /** Words, at least one, next to each other in one of title, prompt, summary, error; `prefix`: the last may be longer. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly prefix: boolean };

export interface Sort {
  readonly field: SortField;
  readonly descending: boolean;
}

/** A query as understood. Everything relative (7d, is:mine) is already fixed to the moment and person it was parsed for. */
export interface Query {
  /** As typed, without invisible characters and the spaces around it. */
  readonly text: string;
  readonly where: Condition;
  /** Newest first unless it says otherwise. */
  readonly sort: Sort;
  /** Whether the text itself speaks of archived runs; otherwise lists leave them out. */
  readonly mentionsArchived: boolean;
  /** The moment it was parsed for; `age`, `duration` of moving runs and `is:stale` are measured at it. */
  readonly now: number;
  /** What `is:stale` compares with: three polling periods, in milliseconds. */
  readonly staleAfter: number;
}

/** What a query is read in. */
export interface QueryContext {
  readonly now: number;
  /** IANA name, such as Europe/Paris. */
  readonly zone: string;
  /** The asking person's id; null where nobody is known, and `is:mine` is refused. */
  readonly me: string | null;
  readonly staleAfter: number;
  /** Saved views by name; null for one that does not exist. */
  readonly view?: (name: string) => string | null;
  /** The names of the saved views, to propose the nearest. */
  readonly viewNames?: readonly string[];
}
