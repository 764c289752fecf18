import { nearest } from '../nearest.ts';
import { clip } from '../text.ts';
import { type Place, QueryError } from './error.ts';
import { type ConditionField, FIELD_NAMES, type FieldName, fieldNamed, QUERY_FIELDS } from './fields.ts';
import { isQuote, readQuoted } from './quote.ts';

/** One value after a field's colon. */
export interface Item extends Place {
  readonly text: string;
  readonly quoted: boolean;
}
export interface WordToken extends Place {
  readonly kind: 'word';
  readonly text: string;
  readonly quoted: boolean;
}
export type Items = readonly [Item, ...Item[]];
export interface FieldToken extends Place {
  readonly kind: 'field';
  readonly field: ConditionField;
  readonly items: Items;
}
export interface SortToken extends Place {
  readonly kind: 'sort';
  readonly items: Items;
}
export interface MarkToken extends Place {
  readonly kind: 'open' | 'close' | 'or' | 'minus';
}
export type Token = WordToken | FieldToken | SortToken | MarkToken;

/** A minus sign, also as phones and word processors write it. */
export const MINUS = /^[-\u2212\u2013\u2014]/;

const SPACE = /\s*/y;
const BARE = /[^\s()"“”„]+/y;
/** A mention that Slack has escaped is one value, whatever the name in it. */
const VALUE = /<@[^>]*>|[^\s,()"“”„]+/y;

/** Cuts a query into words, fields with their values, and the signs between them. Throws QueryError. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = skipSpace(text, token.end);
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const letter = text.charAt(start);
  if (letter === '(') return { kind: 'open', start, end: start + 1 };
  if (letter === ')') return { kind: 'close', start, end: start + 1 };
  if (isQuote(letter)) return { kind: 'word', quoted: true, ...readQuoted(text, start) };
  if (MINUS.test(letter)) return minusAt(text, start);
  return bareAt(text, start, take(BARE, text, start));
}

function minusAt(text: string, start: number): MarkToken {
  const end = start + 1;
  const next = text.charAt(end);
  if (MINUS.test(next)) {
    throw new QueryError(text, { start, end: end + 1 }, 'One minus sign is enough. To search for the text, quote it.');
  }
  if (next === '' || next === ')' || /\s/.test(next)) {
    throw new QueryError(text, { start, end }, 'A minus sign stands right before what it leaves out: -tag:nightly.');
  }
  return { kind: 'minus', start, end };
}

function bareAt(text: string, start: number, bare: string): Token {
  const place = { start, end: start + bare.length };
  if (bare.toUpperCase() === 'OR') return { kind: 'or', ...place };
  if (bare === 'AND') throw new QueryError(text, place, 'A space means AND already. To search for the word, quote it.');
  if (bare === 'NOT') throw new QueryError(text, place, 'Leave things out with a minus sign: -tag:nightly.');
  if (bare.includes(':')) return fieldAt(text, start, bare.slice(0, bare.indexOf(':')));
  if (/^#\d/.test(bare)) return runAt(text, place, bare.slice(1));
  refuseSigns(text, place, bare);
  return { kind: 'word', text: bare, quoted: false, ...place };
}

/** `status=failed` and `cost >1.5` are no words that anybody searches for. */
function refuseSigns(text: string, { start, end }: Place, bare: string): void {
  const [, name = '', sign = ''] = /^([^<>=]*)(=|[<>]=?(?=\.?\d))/.exec(bare) ?? [];
  if (sign !== '' && name === '' && sign !== '=') {
    throw new QueryError(text, { start, end }, 'A comparison stands right after a field: cost:>1.5.');
  }
  const field = fieldNamed(name);
  if (field === undefined) return;
  const place = { start, end: start + name.length + sign.length };
  throw new QueryError(
    text,
    place,
    'A colon stands between a field and its value.',
    `${field}:${sign === '=' ? '' : sign}`,
  );
}

function runAt(text: string, place: Place, number: string): FieldToken {
  if (/\D/.test(number))
    throw new QueryError(text, place, 'One run is #1042; several are id:1040,1042 or id:1040..1042.');
  const item = { text: number, quoted: false, start: place.start + 1, end: place.end };
  return { kind: 'field', field: 'id', items: [item], ...place };
}

function fieldAt(text: string, start: number, name: string): FieldToken | SortToken {
  const colon = start + name.length;
  const field = fieldNamed(name);
  if (field !== undefined) {
    const { items, end } = itemsAt(text, colon + 1, field);
    return field === 'sort' ? { kind: 'sort', items, start, end } : { kind: 'field', field, items, start, end };
  }
  const near = nearest(name, FIELD_NAMES);
  const known = near === null ? ` There are ${FIELD_NAMES.join(', ')}. To search for the text, quote it.` : '';
  throw new QueryError(
    text,
    { start, end: colon + 1 },
    `There is no field ${clip(name, 40)}.${known}`,
    near && `${near}:`,
  );
}

function itemsAt(text: string, start: number, field: FieldName): { items: Items; end: number } {
  const items: [Item, ...Item[]] = [itemAt(text, start, field)];
  let end = items[0].end;
  while (text.charAt(end) === ',') {
    const item = itemAt(text, end + 1, field);
    items.push(item);
    end = item.end;
  }
  if (/^[^)\s]/.test(text.slice(end, end + 1))) {
    throw new QueryError(
      text,
      { start: end, end: end + 1 },
      `The value of ${field}: ended before this. Quote all of it.`,
    );
  }
  return { items, end };
}

function itemAt(text: string, start: number, field: FieldName): Item {
  const item = isQuote(text.charAt(start)) ? { ...readQuoted(text, start), quoted: true } : bareItem(text, start);
  if (item.text.trim() !== '') return item;
  const place = { start, end: Math.max(item.end, start + 1) };
  throw new QueryError(text, place, `${field}: needs a value here: ${QUERY_FIELDS[field]}.`);
}

function bareItem(text: string, start: number): Item {
  const value = take(VALUE, text, start);
  return { text: value, quoted: false, start, end: start + value.length };
}

function skipSpace(text: string, at: number): number {
  return at + take(SPACE, text, at).length;
}

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
