import { type ColumnName, shownColumns } from './columns.ts';
import type { Scope } from './page.ts';
import type { RunRow } from './run-row.ts';
import type { Head } from './run-sorts.ts';

/** A table of runs, as `views/partials/run-table.hbs` draws it. */
export interface RunList {
  readonly heads: readonly Head[];
  readonly rows: readonly RunRow[];
  readonly columns: Readonly<Record<ColumnName, boolean>>;
  /** Whether projects, agents and people are named. */
  readonly origins: boolean;
}

export function runList(
  heads: readonly Head[],
  rows: readonly RunRow[],
  wanted: readonly ColumnName[],
  scope: Scope,
): RunList {
  return { heads, rows, columns: shownColumns(wanted, scope), origins: scope === 'everything' };
}
