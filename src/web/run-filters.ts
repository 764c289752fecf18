import type { Person } from '../domain/person.ts';
import type { Query } from '../domain/query/ast.ts';
import { STATUSES, type Status } from '../domain/run.ts';
import type { PageRequest, Scope } from './page.ts';
import type { Reads } from './reads.ts';
import { runsHref, withStatus } from './run-query.ts';

/** The runs that a person has to look at: those that ask, and those that failed within a day. */
export const NEEDS_A_PERSON = 'status:waiting OR (status:failed since:1d)';
export const UNDER_WAY = 'is:active -status:waiting';

/** A link that narrows the list. */
export interface FilterChip {
  readonly label: string;
  readonly href: string;
  readonly chosen: boolean;
}

export interface StatusChip extends FilterChip {
  readonly status: Status;
  readonly amount: number;
}

const FILTERS = [
  { label: 'All', query: '', anonymous: true },
  { label: 'Needs a person', query: NEEDS_A_PERSON, anonymous: true },
  { label: 'Active', query: 'is:active', anonymous: true },
  { label: 'Mine', query: 'is:mine', anonymous: false },
  { label: 'Archived', query: 'is:archived', anonymous: true },
] as const;

/** The ready-made queries; `query` null: none of them is chosen. */
export function filterChips(query: string | null, person: Person | null, scope: Scope): FilterChip[] {
  return FILTERS.filter(({ anonymous }) => anonymous || (person !== null && scope === 'everything')).map((filter) => ({
    label: filter.label,
    href: runsHref(filter.query),
    chosen: filter.query === query,
  }));
}

/** The same query for each status that it finds, with how many; the chosen one leads back to all. */
export async function statusChips(query: Query, { person, zone }: PageRequest, reads: Reads): Promise<StatusChip[]> {
  const counts = await reads.runs.countByStatus(await reads.query(withStatus(query.text, null), person, zone));
  return STATUSES.map((status) => {
    const narrowed = withStatus(query.text, status);
    const chosen = narrowed === query.text;
    return {
      label: status,
      status,
      amount: counts[status],
      chosen,
      href: runsHref(chosen ? withStatus(query.text, null) : narrowed),
    };
  }).filter(({ amount, chosen }) => amount > 0 || chosen);
}
