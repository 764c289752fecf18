import type { Person } from '../domain/person.ts';
import type { Query } from '../domain/query/ast.ts';
import { withStatus } from '../domain/query/edit.ts';
import { NEEDS_A_PERSON } from '../domain/query/needs-a-person.ts';
import { quote } from '../domain/query/quote.ts';
import { STATUSES, type Status } from '../domain/run.ts';
import type { View } from '../domain/view.ts';
import type { PageRequest, Scope } from './page.ts';
import type { Reads } from './reads.ts';
import { runsHref } from './run-query.ts';

/** What moves by itself. */
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

const MOST_VIEWS = 12;

const FILTERS = [
  { label: 'All', query: '', anonymous: true },
  { label: 'Needs a person', query: NEEDS_A_PERSON, anonymous: true },
  { label: 'Active', query: 'is:active', anonymous: true },
  { label: 'Mine', query: 'is:mine', anonymous: false },
  { label: 'Archived', query: 'is:archived', anonymous: true },
] as const;

/** The ready-made queries and the saved ones; `query` null: none of them is chosen. */
export function filterChips(
  query: string | null,
  views: readonly View[],
  person: Person | null,
  scope: Scope,
): FilterChip[] {
  const isKnown = person !== null && scope === 'everything';
  const filters = [
    ...FILTERS.filter(({ anonymous }) => anonymous || isKnown),
    ...views.slice(0, MOST_VIEWS).map(({ name }) => ({ label: name, query: `view:${quote(name)}` })),
  ];
  return filters.map((filter) => ({
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
