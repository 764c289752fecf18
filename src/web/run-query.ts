import type { SortField } from '../domain/query/ast.ts';
import { type Token, tokenize } from '../domain/query/lexer.ts';
import type { Status } from '../domain/run.ts';

/** The address of the list of runs for a query. */
export function runsHref(query: string, place: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query === '' ? place : { q: query, ...place });
  return search.size === 0 ? '/runs' : `/runs?${search}`;
}

/** The query for one status, or for any (null); the rest of it keeps its meaning. It must be a query that can be read. */
export function withStatus(query: string, status: Status | null): string {
  const tokens = atTop(query);
  const sort = tokens.find(isSort);
  const term = status === null ? null : `status:${status}`;
  if (!tokens.some(({ token }) => token.kind === 'or')) {
    return joined([cut(query, [...tokens.filter(asksStatus), sort]), term, textOf(query, sort)]);
  }
  const body = cut(query, [sort]);
  return joined([status === null ? body : `(${body})`, term, textOf(query, sort)]);
}

/** The query with its list in another order. */
export function withSort(query: string, field: SortField, descending: boolean): string {
  return joined([cut(query, [atTop(query).find(isSort)]), `sort:${descending ? '-' : ''}${field}`]);
}

/** A token outside of parentheses. */
interface TopToken {
  readonly token: Token;
  readonly negated: boolean;
}

function atTop(query: string): TopToken[] {
  const top: TopToken[] = [];
  let depth = 0;
  let negated = false;
  for (const token of tokenize(query)) {
    if (token.kind === 'close') depth--;
    if (depth === 0) top.push({ token, negated });
    if (token.kind === 'open') depth++;
    negated = token.kind === 'minus';
  }
  return top;
}

function isSort({ token }: TopToken): boolean {
  return token.kind === 'sort';
}

function asksStatus({ token, negated }: TopToken): boolean {
  return token.kind === 'field' && token.field === 'status' && !negated;
}

function textOf(query: string, top: TopToken | undefined): string | null {
  return top === undefined ? null : query.slice(top.token.start, top.token.end);
}

/** The query without these tokens. */
function cut(query: string, tops: readonly (TopToken | undefined)[]): string {
  let text = query;
  const places = tops
    .flatMap((top) => (top === undefined ? [] : [top.token]))
    .sort((one, other) => other.start - one.start);
  for (const { start, end } of places) text = `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim();
  return text;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}
