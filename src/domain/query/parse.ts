import { nearest } from '../nearest.ts';
import { clean, fold, words } from '../text.ts';
import type { Condition, Query, QueryContext, Sort } from './ast.ts';
import { QueryError } from './error.ts';
import type { ConditionField } from './fields.ts';
import { type FieldToken, type Item, tokenize, type WordToken } from './lexer.ts';
import { readBy, readHas, readIs, readName, readStatus, readTag } from './names.ts';
import { readId, readNumber, readSince, readUntil } from './numbers.ts';
import { type Node, parse } from './parser.ts';
import { quote } from './quote.ts';
import { anyOf, type FieldReader, type Reading } from './reading.ts';
import { takeSort } from './sort.ts';

const LETTERS = 1000;
const TERMS = 50;
const VIEWS = 10;
const NEWEST_FIRST: Sort = { field: 'created', descending: true };

/**
 * Understands a query for one moment, time zone and person. The empty text means every run. Throws QueryError, whose
 * message shows where and why; what is not understood never matches anything.
 */
export function parseQuery(text: string, context: QueryContext): Query {
  const typed = clean(text).trim();
  const reading: Reading = {
    context,
    text: typed,
    inside: [],
    noted: { terms: 0, mentionsArchived: false, viewSort: null },
  };
  const { where, sort } = understand(reading);
  return {
    text: typed,
    where,
    sort: sort ?? reading.noted.viewSort ?? NEWEST_FIRST,
    mentionsArchived: reading.noted.mentionsArchived,
    now: context.now,
    staleAfter: context.staleAfter,
  };
}

function understand(reading: Reading): { where: Condition; sort: Sort | null } {
  const { text } = reading;
  if (text.length > LETTERS) {
    const reason = `A query has at most ${LETTERS} characters; this one has ${text.length}.`;
    throw new QueryError(text, { start: LETTERS, end: LETTERS + 1 }, reason);
  }
  const { sort, rest } = takeSort(text, tokenize(text));
  return { where: condition(parse(text, rest), reading), sort };
}

function condition(node: Node, reading: Reading): Condition {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, of: node.of.map((part) => condition(part, reading)) };
    case 'not':
      return { kind: 'not', of: condition(node.of, reading) };
    case 'word':
      count(node, reading);
      return wordsOf(node, reading);
    case 'field':
      count(node, reading);
      return READERS[node.field](node, reading);
  }
}

function count(token: WordToken | FieldToken, { text, noted }: Reading): void {
  noted.terms++;
  if (noted.terms > TERMS)
    throw new QueryError(text, token, `A query has at most ${TERMS} parts, with its saved views.`);
}

function wordsOf(token: WordToken, { text }: Reading): Condition {
  const found = words(token.text);
  if (found.length === 0) throw new QueryError(text, token, 'There is no letter or digit in this to search for.');
  return { kind: 'words', words: found, prefix: !token.quoted };
}

const readView: FieldReader = ({ items }, reading) => anyOf(items.map((item) => view(item, reading)));

function view(item: Item, reading: Reading): Condition {
  const { context, inside, noted } = reading;
  const wrong = (reason: string, near: string | null = null) => new QueryError(reading.text, item, reason, near);
  if (inside.includes(fold(item.text))) throw wrong('This saved view uses itself.');
  if (inside.length === VIEWS) throw wrong(`Saved views use each other ${VIEWS} deep and no deeper.`);
  const saved = context.view?.(item.text) ?? null;
  if (saved === null) {
    const near = nearest(item.text, context.viewNames ?? []);
    throw wrong('There is no saved view of this name.', near && quote(near));
  }
  try {
    const { where, sort } = understand({ ...reading, text: clean(saved).trim(), inside: [...inside, fold(item.text)] });
    noted.viewSort ??= sort;
    return where;
  } catch (error) {
    if (error instanceof QueryError) throw wrong(`This saved view cannot be used. ${error.reason}`);
    throw error;
  }
}

const READERS: Readonly<Record<ConditionField, FieldReader>> = {
  status: readStatus,
  project: readName('project'),
  provider: readName('provider'),
  agent: readName('agent'),
  model: readName('model'),
  source: readName('source'),
  by: readBy,
  tag: readTag,
  id: readId,
  since: readSince,
  until: readUntil,
  created: readNumber('created'),
  finished: readNumber('finished'),
  cost: readNumber('cost'),
  tokens: readNumber('tokens'),
  duration: readNumber('duration'),
  age: readNumber('age'),
  progress: readNumber('progress'),
  is: readIs,
  has: readHas,
  view: readView,
};
