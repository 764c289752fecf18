import { describe, expect, test } from 'vitest';
import type { Condition, QueryContext } from '../../../src/domain/query/ast.ts';
import { FIELD_NAMES, QUERY_FIELDS } from '../../../src/domain/query/fields.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';

const NOW = Date.UTC(2026, 5, 1, 22, 30);
const DAY = 86_400_000;
const VIEWS: Record<string, string> = {
  costly: 'cost:>5 sort:-cost',
  'my own': 'is:mine',
  nothing: '',
  old: 'is:archived',
};
const CONTEXT: QueryContext = {
  now: NOW,
  zone: 'Europe/Paris',
  me: 'U1',
  staleAfter: 15_000,
  view: (name) => VIEWS[name] ?? null,
};

const where = (text: string) => parseQuery(text, CONTEXT).where;
const found = (...words: string[]): Condition => ({ kind: 'words', words, prefix: true });
const quoted = (...words: string[]): Condition => ({ kind: 'words', words, prefix: false });
const number = (field: string, bounds: object) => ({
  kind: 'number',
  field,
  min: null,
  minOpen: false,
  max: null,
  maxOpen: false,
  ...bounds,
});
const name = (field: string, ...values: string[]) => ({ kind: 'name', field, values });
const utc = (text: string) => Date.parse(text);

describe('how parts go together', () => {
  const [a, b, c] = [found('a'), found('b'), found('c')];

  test.each([
    ['', { kind: 'and', of: [] }],
    ['  \n ', { kind: 'and', of: [] }],
    ['a b', { kind: 'and', of: [a, b] }],
    ['a OR b', { kind: 'or', of: [a, b] }],
    ['a or b', { kind: 'or', of: [a, b] }],
    ['a b OR c', { kind: 'or', of: [{ kind: 'and', of: [a, b] }, c] }],
    ['a (b OR c)', { kind: 'and', of: [a, { kind: 'or', of: [b, c] }] }],
    ['-a', { kind: 'not', of: a }],
    ['-(a b)', { kind: 'not', of: { kind: 'and', of: [a, b] } }],
    ['(a)(b)', { kind: 'and', of: [a, b] }],
    [
      '−a –b',
      {
        kind: 'and',
        of: [
          { kind: 'not', of: a },
          { kind: 'not', of: b },
        ],
      },
    ],
  ])('%s', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });
});

describe('words', () => {
  test.each([
    ['Crème', found('creme')],
    ['src/app.ts', found('src', 'app', 'ts')],
    ["don't", found('don', 't')],
    ['日本', found('日', '本')],
    ['"login bug"', quoted('login', 'bug')],
    ['“login bug”', quoted('login', 'bug')],
    ['"a:b OR (c"', quoted('a', 'b', 'or', 'c')],
    ['"stauts:failed"', quoted('stauts', 'failed')],
    ['<div>', found('div')],
    ['#later', found('later')],
  ])('%s', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });
});

describe('names', () => {
  test.each([
    [
      'status:failed,Running,pending,canceled',
      { kind: 'status', values: ['failed', 'running', 'queued', 'cancelled'] },
    ],
    ['STATUS:failed', { kind: 'status', values: ['failed'] }],
    ['project:Web,"Big Site"', name('project', 'web', 'big site')],
    ['project:"say \\"hi\\""', name('project', 'say "hi"')],
    ['provider:simulator', name('provider', 'simulator')],
    ['agent:claude-code', name('agent', 'claude-code')],
    ['model:opus/4.1', name('model', 'opus/4.1')],
    ['source:slack', name('source', 'slack')],
    ['tag:Nightly,#x', { kind: 'tag', values: ['nightly', '#x'] }],
    ['by:@ana', { kind: 'by', ids: ['ana'], names: [['ana']] }],
    ['by:"Ana María"', { kind: 'by', ids: ['Ana María'], names: [['ana', 'maria']] }],
    ['by:<@U7|ana, the first>,me', { kind: 'by', ids: ['U7', 'U1'], names: [] }],
    ['by:<@U7>', { kind: 'by', ids: ['U7'], names: [] }],
    ['is:mine', { kind: 'by', ids: ['U1'], names: [] }],
    ['is:active', { kind: 'flag', flag: 'active' }],
    [
      'has:pr,error',
      {
        kind: 'or',
        of: [
          { kind: 'has', what: 'pr' },
          { kind: 'has', what: 'error' },
        ],
      },
    ],
  ])('%s', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });
});

describe('numbers', () => {
  test.each([
    ['#1042', { kind: 'id', from: 1042, to: 1042 }],
    ['id:1042', { kind: 'id', from: 1042, to: 1042 }],
    ['id:#1042', { kind: 'id', from: 1042, to: 1042 }],
    ['id:1000..1042', { kind: 'id', from: 1000, to: 1042 }],
    ['id:>1000', { kind: 'id', from: 1001, to: Number.MAX_SAFE_INTEGER }],
    ['id:<1000', { kind: 'id', from: 0, to: 999 }],
    ['cost:1.5', number('cost', { min: 1_500_000, max: 1_500_000 })],
    ['cost:>$1.5', number('cost', { min: 1_500_000, minOpen: true })],
    ['cost:>=.5', number('cost', { min: 500_000 })],
    ['cost:<1', number('cost', { max: 1_000_000, maxOpen: true })],
    ['cost:<=1', number('cost', { max: 1_000_000 })],
    ['cost:1..2', number('cost', { min: 1_000_000, max: 2_000_000 })],
    ['cost:1..', number('cost', { min: 1_000_000 })],
    ['cost:..2', number('cost', { max: 2_000_000 })],
    ['tokens:>20k', number('tokens', { min: 20_000, minOpen: true })],
    ['tokens:1.5M', number('tokens', { min: 1_500_000, max: 1_500_000 })],
    ['progress:>=50%', number('progress', { min: 0.5 })],
    ['progress:0.5', number('progress', { min: 0.5, max: 0.5 })],
    ['duration:>90m', number('duration', { min: 5_400_000, minOpen: true })],
    ['age:2d..1w', number('age', { min: 2 * DAY, max: 7 * DAY })],
  ])('%s', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });
});

describe('times, in the zone of the reader', () => {
  test.each([
    ['since:7d', number('created', { min: NOW - 7 * DAY })],
    ['since:2026-05-31', number('created', { min: utc('2026-05-30T22:00Z') })],
    ['since:today', number('created', { min: utc('2026-06-01T22:00Z') })],
    ['until:24h', number('created', { max: NOW - DAY })],
    ['until:2026-05-31', number('created', { max: utc('2026-05-31T22:00Z'), maxOpen: true })],
    [
      'created:yesterday',
      number('created', { min: utc('2026-05-31T22:00Z'), max: utc('2026-06-01T22:00Z'), maxOpen: true }),
    ],
    ['created:>2026-05-31', number('created', { min: utc('2026-05-31T22:00Z') })],
    ['created:>=2026-05-31', number('created', { min: utc('2026-05-30T22:00Z') })],
    ['created:<2026-05-31', number('created', { max: utc('2026-05-30T22:00Z'), maxOpen: true })],
    ['created:<=2026-05-31', number('created', { max: utc('2026-05-31T22:00Z'), maxOpen: true })],
    [
      'created:2026-05-01..2026-05-31',
      number('created', { min: utc('2026-04-30T22:00Z'), max: utc('2026-05-31T22:00Z'), maxOpen: true }),
    ],
    ['created:>2d', number('created', { max: NOW - 2 * DAY, maxOpen: true })],
    ['created:<=2d', number('created', { min: NOW - 2 * DAY })],
    ['created:14d..7d', number('created', { min: NOW - 14 * DAY, max: NOW - 7 * DAY })],
    [
      'finished:2026-05-31T14:02Z',
      number('finished', { min: utc('2026-05-31T14:02Z'), max: utc('2026-05-31T14:03Z'), maxOpen: true }),
    ],
  ])('%s', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });
});

describe('a query as a whole', () => {
  test('is newest first unless it says otherwise, wherever it says so', () => {
    const sort = (text: string) => parseQuery(text, CONTEXT).sort;
    expect(sort('a')).toEqual({ field: 'created', descending: true });
    expect(sort('sort:cost a')).toEqual({ field: 'cost', descending: false });
    expect(sort('a OR b Sort:-Cost')).toEqual({ field: 'cost', descending: true });
    expect(where('a sort:cost b')).toEqual(where('a b'));
  });

  test('knows whether it speaks of archived runs, also in a view', () => {
    const mentions = (text: string) => parseQuery(text, CONTEXT).mentionsArchived;
    expect(['a', 'is:archived', '-is:Archived', 'view:old', '"is:archived"'].map(mentions)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test('keeps what was typed, and the moment it was typed at', () => {
    expect(parseQuery('  a\u200b b\0 ', CONTEXT)).toMatchObject({ text: 'a b', now: NOW, staleAfter: 15_000 });
  });

  test('is the same as the saved view that it names, sort and all', () => {
    expect(where('view:costly status:failed')).toEqual(where('(cost:>5) status:failed'));
    expect(where('view:"my own"')).toEqual(where('is:mine'));
    expect(where('view:nothing')).toEqual(where(''));
    expect(parseQuery('view:costly', CONTEXT).sort).toEqual({ field: 'cost', descending: true });
    expect(parseQuery('view:costly sort:created', CONTEXT).sort).toEqual({ field: 'created', descending: false });
  });

  test('the help of every field shows forms that are understood', () => {
    for (const field of FIELD_NAMES) {
      const forms = QUERY_FIELDS[field].match(new RegExp(`${field}:(?:"[^"]*"|[^\\s,;]|,(?=\\S))+`, 'g')) ?? [];
      expect(forms.length, field).toBeGreaterThan(0);
      const context: QueryContext = { ...CONTEXT, view: () => 'a' };
      for (const form of forms) expect(() => parseQuery(form, context), form).not.toThrow();
    }
  });
});
