import { nearest } from '../nearest.ts';
import type { Sort, SortField } from './ast.ts';
import { QueryError } from './error.ts';
import { MINUS, type SortToken, type Token } from './lexer.ts';
import type { Part } from './parser.ts';

const SORT_FIELDS: readonly SortField[] = [
  'created',
  'finished',
  'cost',
  'tokens',
  'duration',
  'progress',
  'project',
  'status',
  'changed',
];

/** Takes the one `sort:` out of a query's tokens; it may stand anywhere but in parentheses. Throws QueryError. */
export function takeSort(
  text: string,
  tokens: readonly Token[],
): { readonly sort: Sort | null; readonly rest: readonly Part[] } {
  const rest: Part[] = [];
  let sort: Sort | null = null;
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'open') depth++;
    if (token.kind === 'close') depth--;
    if (token.kind !== 'sort') {
      rest.push(token);
      continue;
    }
    if (depth > 0) throw new QueryError(text, token, 'sort: stands outside of parentheses.');
    if (sort !== null) throw new QueryError(text, token, 'A query has one sort: only.');
    if (rest.at(-1)?.kind === 'minus') {
      throw new QueryError(text, token, 'sort: cannot be left out; the other way round is sort:-cost.');
    }
    sort = readSort(text, token);
  }
  return { sort, rest };
}

function readSort(text: string, { items: [item, second] }: SortToken): Sort {
  if (second !== undefined) throw new QueryError(text, second, 'Runs are sorted by one field.');
  const descending = MINUS.test(item.text);
  const name = item.text.replace(MINUS, '').toLowerCase();
  const field = SORT_FIELDS.find((known) => known === name);
  if (field !== undefined) return { field, descending };
  const near = nearest(name, SORT_FIELDS);
  throw new QueryError(
    text,
    item,
    `Runs are sorted by ${SORT_FIELDS.join(', ')}.`,
    near && `${descending ? '-' : ''}${near}`,
  );
}
