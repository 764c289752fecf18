import type { Status } from '../run.ts';
import type { SortField } from './ast.ts';
import type { FieldName } from './fields.ts';
import { type FieldToken, type SortToken, type Token, tokenize } from './lexer.ts';
import { quote } from './quote.ts';

/** A field that a menu or a link can set. */
export type SettableField = Exclude<FieldName, 'sort'>;

/**
 * The query with one value of a field, or with none (null) of it; the rest of it keeps its meaning. It must be a query that
 * can be read.
 */
export function withField(query: string, field: SettableField, value: string | null): string {
  const tokens = atTop(query);
  const sort = tokens.find(isSort);
  const term = value === null ? null : `${field}:${quote(value)}`;
  if (!tokens.some(({ token }) => token.kind === 'or')) {
    return joined([cut(query, [...tokens.filter(asks(field)), sort]), term, textOf(query, sort)]);
  }
  const body = cut(query, [sort]);
  return joined([value === null ? body : `(${body})`, term, textOf(query, sort)]);
}

/** The query for one status, or for any (null). */
export function withStatus(query: string, status: Status | null): string {
  return withField(query, 'status', status);
}

/** The query with its list in another order. */
export function withSort(query: string, field: SortField, descending: boolean): string {
  return withOrder(query, `${descending ? '-' : ''}${field}`);
}

/** The same by the word that stands after `sort:`, such as `-cost`; null: newest first, as without any. */
export function withOrder(query: string, order: string | null): string {
  return joined([cut(query, [atTop(query).find(isSort)]), order === null ? null : `sort:${order}`]);
}

/** The one value that the whole query asks a field for, as `withField` sets it; null where there is none or more than one. */
export function fieldValue(query: string, field: SettableField | 'sort'): string | null {
  const tokens = atTop(query);
  if (field !== 'sort' && tokens.some(({ token }) => token.kind === 'or')) return null;
  const [found, second] = tokens.filter(field === 'sort' ? isSort : asks(field));
  const { items = [] } = (found?.token ?? {}) as Partial<FieldToken | SortToken>;
  return second !== undefined || items.length !== 1 ? null : (items[0]?.text ?? null);
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

function asks(field: SettableField): (top: TopToken) => boolean {
  return ({ token, negated }) => token.kind === 'field' && token.field === field && !negated;
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
