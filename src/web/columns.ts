import type { SortField } from '../domain/query/ast.ts';
import type { Scope } from './page.ts';

interface Column {
  readonly name: string;
  readonly label: string;
  /** What the list can be sorted by at its head; null: by nothing. */
  readonly sort: SortField | null;
  /** Whether the public view has it. */
  readonly open: boolean;
}

/** The columns that a reader can have beside status and name, in the order in which they stand. */
const COLUMNS = [
  { name: 'progress', label: 'Progress', sort: 'progress', open: true },
  { name: 'provider', label: 'Provider', sort: null, open: true },
  { name: 'model', label: 'Model', sort: null, open: false },
  { name: 'tokens', label: 'Tokens', sort: 'tokens', open: false },
  { name: 'cost', label: 'Cost', sort: 'cost', open: false },
  { name: 'took', label: 'Took', sort: 'duration', open: true },
  { name: 'finished', label: 'Ended', sort: 'finished', open: true },
  { name: 'created', label: 'Created', sort: 'created', open: true },
] as const satisfies readonly Column[];

export type ColumnName = (typeof COLUMNS)[number]['name'];

export const COLUMN_NAMES: readonly ColumnName[] = COLUMNS.map(({ name }) => name);

export const DEFAULT_COLUMNS: readonly ColumnName[] = ['progress', 'cost', 'took', 'created'];

/** The columns of this scope. */
export function columnsIn(scope: Scope): readonly (Column & { readonly name: ColumnName })[] {
  return COLUMNS.filter(({ open }) => open || scope === 'everything');
}

/** Which columns a table shows, for its template. */
export function shownColumns(wanted: readonly ColumnName[], scope: Scope): Readonly<Record<ColumnName, boolean>> {
  const allowed = columnsIn(scope).map(({ name }) => name);
  const entries = COLUMN_NAMES.map((name) => [name, wanted.includes(name) && allowed.includes(name)]);
  return Object.fromEntries(entries) as Record<ColumnName, boolean>;
}
