import { type Place, QueryError } from './error.ts';
import type { FieldToken, MarkToken, WordToken } from './lexer.ts';

/** What conditions are made of: everything but the sort. */
export type Part = WordToken | FieldToken | MarkToken;

/** A query's shape, before anybody asks what its words and fields mean. */
export type Node =
  | WordToken
  | FieldToken
  | { readonly kind: 'and' | 'or'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node };

const DEPTH = 10;

/** Reads tokens by the grammar: OR binds weakest, a space means AND, a minus binds strongest. Throws QueryError. */
export function parse(text: string, tokens: readonly Part[]): Node {
  if (tokens.length === 0) return { kind: 'and', of: [] };
  const reader = { text, tokens, at: 0, depth: 0 };
  const node = either(reader, null);
  const left = tokens[reader.at];
  if (left !== undefined) throw new QueryError(text, left, 'Nothing was opened that this parenthesis closes.');
  return node;
}

interface Reader {
  readonly text: string;
  readonly tokens: readonly Part[];
  at: number;
  depth: number;
}

function either(reader: Reader, open: MarkToken | null): Node {
  const parts = [all(reader, open)];
  for (let or = taken(reader, 'or'); or !== null; or = taken(reader, 'or')) parts.push(all(reader, or));
  return only('or', parts);
}

/** `after` is the sign that this follows, to point at if nothing stands here. */
function all(reader: Reader, after: MarkToken | null): Node {
  const parts: Node[] = [];
  for (let next = one(reader); next !== null; next = one(reader)) parts.push(next);
  if (parts.length > 0) return only('and', parts);
  const next = reader.tokens[reader.at];
  if (next?.kind === 'or') throw new QueryError(reader.text, next, 'OR needs something before it.');
  if (after?.kind === 'or') throw new QueryError(reader.text, after, 'OR needs something after it.');
  const place: Place = { start: after?.start ?? 0, end: next?.end ?? reader.text.length };
  throw new QueryError(reader.text, place, 'There is nothing in these parentheses.');
}

function one(reader: Reader): Node | null {
  const minus = taken(reader, 'minus');
  if (minus !== null) {
    const of = one(reader);
    if (of === null)
      throw new QueryError(reader.text, minus, 'OR cannot be left out. To search for the word, quote it.');
    return { kind: 'not', of };
  }
  const open = taken(reader, 'open');
  if (open !== null) return group(reader, open);
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'word' && token?.kind !== 'field') return null;
  reader.at++;
  return token;
}

function group(reader: Reader, open: MarkToken): Node {
  reader.depth++;
  if (reader.depth > DEPTH) throw new QueryError(reader.text, open, `Parentheses go ${DEPTH} deep and no deeper.`);
  const node = either(reader, open);
  if (taken(reader, 'close') === null) {
    throw new QueryError(reader.text, open, 'The parenthesis that opens here is not closed.');
  }
  reader.depth--;
  return node;
}

function taken(reader: Reader, kind: MarkToken['kind']): MarkToken | null {
  const token = reader.tokens[reader.at];
  if (token === undefined || token.kind === 'word' || token.kind === 'field' || token.kind !== kind) return null;
  reader.at++;
  return token;
}

function only(kind: 'and' | 'or', parts: readonly Node[]): Node {
  const [first, ...others] = parts;
  return first !== undefined && others.length === 0 ? first : { kind, of: parts };
}
