import type { Condition, Query, SortField } from '../../../src/domain/query/ast.ts';
import { NOON } from '../../support/run-fixtures.ts';

export const EVERYTHING: Condition = { kind: 'and', of: [] };

/** A query at the fixtures' moment: everything that is not archived, newest first, unless told otherwise. */
export function aQuery(overrides: Partial<Query> = {}): Query {
  return {
    text: '',
    where: EVERYTHING,
    sort: { field: 'created', descending: true },
    mentionsArchived: false,
    now: NOON,
    staleAfter: 15_000,
    ...overrides,
  };
}

/** Everything, sorted: `-cost` is the dearest first. */
export function sortedBy(sort: SortField | `-${SortField}`): Query {
  const descending = sort.startsWith('-');
  return aQuery({ sort: { field: sort.replace('-', '') as SortField, descending } });
}
