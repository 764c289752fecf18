import { nearest } from '../nearest.ts';
import { STATUSES, type Status } from '../run.ts';
import { fold, words } from '../text.ts';
import type { Condition, Flag, Having, NameField } from './ast.ts';
import { QueryError } from './error.ts';
import type { Item } from './lexer.ts';
import { anyOf, type FieldReader, type Reading } from './reading.ts';

const STATUS_WORDS: Readonly<Record<string, Status>> = {
  ...Object.fromEntries(STATUSES.map((status) => [status, status])),
  pending: 'queued',
  canceled: 'cancelled',
};

export const readStatus: FieldReader = ({ items }, reading) => ({
  kind: 'status',
  values: items.map((item) => choice(item, STATUS_WORDS, 'status', reading)),
});

/** Reads the names of a field that holds one. */
export function readName(field: NameField): FieldReader {
  return ({ items }) => ({ kind: 'name', field, values: items.map((item) => fold(item.text)) });
}

export const readTag: FieldReader = ({ items }) => ({ kind: 'tag', values: items.map((item) => fold(item.text)) });

export const readBy: FieldReader = ({ items }, reading) => {
  const people = items.map((item) => person(item, reading));
  return { kind: 'by', ids: people.flatMap(({ ids }) => ids), names: people.flatMap(({ names }) => names) };
};

/** `me`, a mention as Slack escapes it, or an id or a name with or without its @. */
function person(item: Item, reading: Reading): { ids: readonly string[]; names: readonly (readonly string[])[] } {
  if (!item.quoted && item.text.toLowerCase() === 'me') return { ids: [me(item, 'by:me', reading)], names: [] };
  const mention = item.quoted ? null : /^<@([^|>]+)(?:\|[^>]*)?>$/.exec(item.text);
  if (mention?.[1] !== undefined) return { ids: [mention[1]], names: [] };
  const name = item.text.replace(/^@/, '');
  const asked = words(name);
  if (asked.length === 0) throw new QueryError(reading.text, item, 'by: needs a person, such as by:@ana or by:me.');
  return { ids: [name], names: [asked] };
}

function me(item: Item, asked: string, { context, text }: Reading): string {
  if (context.me !== null) return context.me;
  throw new QueryError(
    text,
    item,
    `${asked} means the person who asks, and here it is not known who that is. Name somebody: by:@ana.`,
  );
}

const FLAGS: Readonly<Record<Exclude<Flag, 'stuck'> | 'mine', Flag | 'mine'>> = {
  active: 'active',
  final: 'final',
  stale: 'stale',
  archived: 'archived',
  mine: 'mine',
};

export const readIs: FieldReader = ({ items }, reading) => anyOf(items.map((item) => flag(item, reading)));

function flag(item: Item, reading: Reading): Condition {
  if (item.text.toLowerCase() === 'stuck') {
    throw new QueryError(reading.text, item, 'is:stuck comes later. Until then, try is:stale or age:>2h.');
  }
  const word = choice(item, FLAGS, 'is', reading);
  if (word === 'mine') return { kind: 'by', ids: [me(item, 'is:mine', reading)], names: [] };
  if (word === 'archived') reading.noted.mentionsArchived = true;
  return { kind: 'flag', flag: word };
}

const HAVING: Readonly<Record<Having, Having>> = { pr: 'pr', cost: 'cost', error: 'error' };

export const readHas: FieldReader = ({ items }, reading) =>
  anyOf(items.map((item) => ({ kind: 'has', what: choice(item, HAVING, 'has', reading) })));

/** What a word means where only some are possible. */
function choice<T extends string>(
  item: Item,
  meanings: Readonly<Record<string, T>>,
  field: string,
  { text }: Reading,
): T {
  const word = item.text.toLowerCase();
  const meaning = Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  if (meaning !== undefined) return meaning;
  const possible = [...new Set(Object.values(meanings))].join(', ');
  throw new QueryError(text, item, `${field}: takes ${possible}.`, nearest(word, Object.keys(meanings)));
}
