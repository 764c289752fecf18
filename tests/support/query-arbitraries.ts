import fc from 'fast-check';
import type { Condition, NameField, NumberField, Query, QueryContext } from '../../src/domain/query/ast.ts';
import { quote } from '../../src/domain/query/quote.ts';
import { type NewRun, STATUSES } from '../../src/domain/run.ts';
import { fold, words } from '../../src/domain/text.ts';
import { aRun, NOON } from './run-fixtures.ts';

const SECOND = 1000;

/** Few enough that a condition often meets a run, odd enough that engines and predicate could disagree. */
const NAMES = [
  'web',
  'Crème API',
  "O'Reilly",
  '100%_sure',
  'zz top',
  'say "hi"',
  'back\\slash',
  '日本',
  'Straße',
  'a..b',
  'ﬁ',
  '',
];
const PEOPLE = ['Ana', 'Ana María Ruiz', 'María Ana', 'Anabel', 'Zoë z', '山田 太郎', "x' or 1=1 --", '👍'];
const WORDS = [
  'login',
  'log',
  'bug',
  'bugs',
  'Crème',
  'z',
  'zsep',
  'zz',
  '日本',
  '日',
  'null',
  '"',
  "'",
  '%',
  '*',
  'near',
  'not',
  '𝒳y',
  '👍',
];
const IDS = ['U1', 'U2', 'ana'];
const SEPARATORS = [' ', '-', '\n', '', ' "', '_'];

export const CONTEXT: QueryContext = { now: NOON, zone: 'UTC', me: 'U1', staleAfter: 15 * SECOND };

const known = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 });
const name = fc.constantFrom(...NAMES);
const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SEPARATORS)), { maxLength: 6 })
  .map((parts) => parts.flat().join(''));
/** Whole seconds around the fixtures' moment, close enough together to be equal now and then. */
const moment = fc.integer({ min: -8, max: 4 }).map((seconds) => NOON + seconds * 5 * SECOND);

/** Runs of which everything that a query can ask for varies, and much is not known. */
export const arbitraryRun: fc.Arbitrary<NewRun> = fc
  .record({
    provider: fc.constantFrom('simulator', 'Command', 'codegen'),
    status: fc.constantFrom(...STATUSES),
    title: known(text),
    prompt: known(text),
    summary: known(text),
    error: known(text),
    project: known(name),
    agent: known(name),
    model: known(name),
    source: known(name),
    by: known(fc.record({ id: fc.constantFrom(...IDS), name: fc.constantFrom(...PEOPLE) })),
    tags: fc.uniqueArray(name, { maxLength: 3 }),
    costMicros: known(fc.constantFrom(0, 1, 500_000, 1_500_000)),
    tokens: known(fc.constantFrom(0, 1000, 20_000)),
    progress: known(fc.constantFrom(0, 0.07, 0.5, 1)),
    pullRequests: fc.constantFrom([], [{ url: 'https://example.com/1', title: null, number: null }]),
    createdAt: moment,
    startedAt: known(moment),
    finishedAt: known(moment),
    archivedAt: fc.option(moment, { freq: 1 }),
    seenAt: known(moment),
  })
  .map(aRun);

type Bounds = Omit<Extract<Condition, { kind: 'number' }>, 'kind' | 'field'>;

const SCALES: Readonly<Record<NumberField, fc.Arbitrary<number>>> = {
  cost: fc.constantFrom(0, 1, 500_000, 1_500_000),
  tokens: fc.constantFrom(0, 1000, 20_000),
  progress: fc.constantFrom(0, 0.07, 0.5, 1),
  duration: fc.nat(8).map((step) => step * 5 * SECOND),
  age: fc.nat(8).map((step) => step * 5 * SECOND),
  created: moment,
  finished: moment,
};

const number: fc.Arbitrary<Condition> = fc
  .constantFrom<NumberField>('cost', 'tokens', 'progress', 'duration', 'age', 'created', 'finished')
  .chain((field) => bounds(field).map((each) => ({ kind: 'number', field, ...each })));

/** Bounds that the language has a form for: one open or closed end, or a range. A range of moments ends before its last second ends. */
function bounds(field: NumberField): fc.Arbitrary<Bounds> {
  const dated = field === 'created' || field === 'finished';
  const all = { min: null, minOpen: false, max: null, maxOpen: false };
  return fc.tuple(SCALES[field], SCALES[field], fc.boolean(), fc.nat(2)).map(([one, other, open, form]) => {
    if (form === 0) return { ...all, min: one, minOpen: open && !dated };
    if (form === 1) return { ...all, max: one, maxOpen: open || dated };
    const [min, max] = [Math.min(one, other), Math.max(one, other)];
    return { min, minOpen: false, max: dated ? max + SECOND : max, maxOpen: dated };
  });
}

const asked = fc.constantFrom(...NAMES.filter((each) => each !== ''));
const folded = fc.array(asked.map(fold), { minLength: 1, maxLength: 3 });
const person = fc.oneof(
  fc.constantFrom('U1', 'U2').map((id) => ({ id, words: null })),
  fc.constantFrom('ana', 'ana maría', 'MARIA', 'an', '太', 'zoë z').map((id) => ({ id, words: words(id) })),
);
const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((parts) => words(parts.join(' ')))
  .filter((found) => found.length > 0);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    values: fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('name' as const),
    field: fc.constantFrom<NameField>('provider', 'project', 'agent', 'model', 'source'),
    values: folded,
  }),
  fc.array(person, { minLength: 1, maxLength: 2 }).map((people) => ({
    kind: 'by' as const,
    ids: people.map(({ id }) => id),
    names: people.flatMap((each) => (each.words === null ? [] : [each.words])),
  })),
  fc.record({ kind: fc.constant('tag' as const), values: folded }),
  fc
    .tuple(fc.nat(120), fc.nat(30))
    .map(([from, more]) => ({ kind: 'id' as const, from: 990 + from, to: 990 + from + more })),
  number,
  fc.record({
    kind: fc.constant('flag' as const),
    flag: fc.constantFrom('active' as const, 'final' as const, 'stale' as const, 'archived' as const),
  }),
  fc.record({
    kind: fc.constant('has' as const),
    what: fc.constantFrom('pr' as const, 'cost' as const, 'error' as const),
  }),
  fc.record({ kind: fc.constant('words' as const), words: phrase, prefix: fc.boolean() }),
);

/** Conditions of every kind as the parser makes them, three deep. */
export const arbitraryCondition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    leaf,
    tie('any').map((of) => ({ kind: 'not' as const, of })),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('any'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).any;

/** A query that has been understood already. */
export function queryFor(where: Condition): Query {
  const { now, staleAfter } = CONTEXT;
  return { text: '', where, sort: { field: 'created', descending: true }, mentionsArchived: true, now, staleAfter };
}

/** The text that means a condition. */
export function write(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
      return `(${condition.of.map(write).join(' ')})`;
    case 'or':
      return `(${condition.of.map(write).join(' OR ')})`;
    case 'not':
      return condition.of.kind === 'not' ? `-(${write(condition.of)})` : `-${write(condition.of)}`;
    case 'status':
      return `status:${condition.values.join(',')}`;
    case 'name':
      return `${condition.field}:${condition.values.map(quote).join(',')}`;
    case 'tag':
      return `tag:${condition.values.map(quote).join(',')}`;
    case 'by':
      return `by:${condition.ids.map((id) => writePerson(id, condition.names)).join(',')}`;
    case 'id':
      return `id:${condition.from}..${condition.to}`;
    case 'number':
      return `${condition.field}:${writeBounds(condition)}`;
    case 'flag':
      return `is:${condition.flag}`;
    case 'has':
      return `has:${condition.what}`;
    case 'words':
      return condition.prefix ? condition.words.join('_') : `"${condition.words.join(' ')}"`;
  }
}

function writePerson(id: string, names: readonly (readonly string[])[]): string {
  const named = names.some((each) => each.join(' ') === words(id).join(' '));
  return named ? quote(id) : `<@${id}|whoever, really>`;
}

function writeBounds({ field, min, max, minOpen, maxOpen }: Extract<Condition, { kind: 'number' }>): string {
  const value = (at: number) => WRITTEN[field](at);
  if (max === null) return `${minOpen ? '>' : '>='}${value(min ?? 0)}`;
  if (min === null) return `${maxOpen ? '<' : '<='}${value(max)}`;
  return `${value(min)}..${value(maxOpen ? max - SECOND : max)}`;
}

const iso = (at: number) => new Date(at).toISOString().replace('.000', '');
const WRITTEN: Readonly<Record<NumberField, (at: number) => string>> = {
  cost: (micros) => (micros / 1_000_000).toFixed(6),
  tokens: String,
  progress: (share) => `${Number((share * 100).toFixed(4))}%`,
  duration: (length) => `${length / SECOND}s`,
  age: (length) => `${length / SECOND}s`,
  created: iso,
  finished: iso,
};
