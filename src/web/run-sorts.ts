import type { Query, SortField } from '../domain/query/ast.ts';
import { withSort } from '../domain/query/edit.ts';
import { type ColumnName, columnsIn } from './columns.ts';
import type { Scope } from './page.ts';
import { runsHref } from './run-query.ts';

/** The head of a column; without `href` it cannot be sorted by. */
export interface Head {
  readonly name: 'status' | 'run' | ColumnName;
  readonly label: string;
  readonly href: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
}

const FIRST = [
  { name: 'status', label: 'Status', sort: 'status' },
  { name: 'run', label: 'Run', sort: null },
] as const;

/** The column heads of a list of runs: each sorts by its column, the one that sorts now turns the order round. */
export function sortHeads({ text, sort }: Query, wanted: readonly ColumnName[], scope: Scope): Head[] {
  return heads(wanted, scope).map(({ name, label, sort: field }) => {
    const sorted = sort.field === field ? sort.descending : null;
    return {
      name,
      label,
      href: field === null ? null : runsHref(withSort(text, field, sorted === null ? true : !sorted)),
      sorted: sorted === null ? null : sorted ? 'descending' : 'ascending',
    };
  });
}

/** The same heads for a list whose order is fixed. */
export function plainHeads(wanted: readonly ColumnName[], scope: Scope): Head[] {
  return heads(wanted, scope).map(({ name, label }) => ({ name, label, href: null, sorted: null }));
}

function heads(
  wanted: readonly ColumnName[],
  scope: Scope,
): readonly { readonly name: Head['name']; readonly label: string; readonly sort: SortField | null }[] {
  return [...FIRST, ...columnsIn(scope).filter(({ name }) => wanted.includes(name))];
}
