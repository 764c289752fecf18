import type { Person } from './person.ts';

/** The most characters that a view's name may have. */
export const LONGEST_VIEW_NAME = 40;

/** A query saved under a name. A name in another case or with other accents is the same name. */
export interface View {
  readonly name: string;
  /** The query as typed. */
  readonly query: string;
  readonly owner: Person;
  /** Whether everybody can use it; otherwise its owner alone. */
  readonly shared: boolean;
  readonly changedAt: number;
}
