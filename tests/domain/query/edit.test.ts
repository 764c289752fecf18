import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldValue, withField, withOrder, withSort, withStatus } from '../../../src/domain/query/edit.ts';
import { matches } from '../../../src/domain/query/matches.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import { STATUSES } from '../../../src/domain/run.ts';
import { aRun } from '../../support/run-fixtures.ts';

const RUN = { ...aRun({ title: 'login a b c d', tags: [] }), number: 1, seq: 1, version: 1 };
const context = { now: Date.UTC(2026, 5, 1, 12), zone: 'UTC', me: null, staleAfter: 15_000 };

describe('changing a query by a link or a menu', () => {
  test.each([
    ['', 'status:failed'],
    ['login bug', 'login bug status:failed'],
    ['status:running login', 'login status:failed'],
    ['login status:running,queued sort:cost', 'login status:failed sort:cost'],
    ['-status:cancelled', '-status:cancelled status:failed'],
    ['status:running OR cost:>5', '(status:running OR cost:>5) status:failed'],
    ['(status:running OR cost:>5) "status:queued"', '(status:running OR cost:>5) "status:queued" status:failed'],
  ])('%s asks for failed runs as %s', (query, expected) => {
    expect(withStatus(query, 'failed')).toBe(expected);
  });

  test('asking for any status takes the status away', () => {
    expect(withStatus('status:running login sort:cost', null)).toBe('login sort:cost');
    expect(withStatus('status:running OR login', null)).toBe('status:running OR login');
  });

  test('a query has one order', () => {
    expect(withSort('login sort:cost', 'duration', true)).toBe('login sort:-duration');
    expect(withSort('a OR b', 'created', false)).toBe('a OR b sort:created');
  });

  test('whatever the query, the changed one can be read, is sorted as before and has the status', () => {
    const part = fc.constantFrom(
      'login',
      '"two words"',
      'status:running',
      '-status:cancelled',
      'cost:>1',
      '-tag:"a b"',
      '(a OR b)',
      '-(status:queued c)',
      'OR d',
    );
    const query = fc.tuple(fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom('', ' sort:-cost'));
    const readable = query.map(([parts, sort]) => parts.join(' ').replace(/^OR /, '') + sort);
    fc.assert(
      fc.property(readable, fc.constantFrom(...STATUSES), (text, status) => {
        const changed = parseQuery(withStatus(text, status), context);
        expect(changed.sort).toEqual(parseQuery(text, context).sort);
        expect(withStatus(changed.text, status)).toBe(changed.text);
        for (const other of STATUSES) {
          if (other !== status) expect(matches(changed, { ...RUN, status: other }, null)).toBe(false);
        }
      }),
      { numRuns: process.env.PROVE ? 5_000 : 200 },
    );
  });

  test.each([
    ['', 'project', 'big site', 'project:"big site"'],
    ['project:web,api login', 'project', 'web', 'login project:web'],
    ['by:@ana since:7d', 'by', 'Ana Ruiz', 'since:7d by:"Ana Ruiz"'],
    ['since:7d sort:cost', 'since', '24h', 'since:24h sort:cost'],
    ['(a OR b) since:7d', 'since', null, '(a OR b)'],
    ['a OR b', 'project', 'x"y', '(a OR b) project:"x\\"y"'],
  ] as const)('%s with %s %s becomes %s', (query, field, value, expected) => {
    expect(withField(query, field, value)).toBe(expected);
  });

  test('no order at all is newest first', () => {
    expect(withOrder('login sort:cost', null)).toBe('login');
  });

  test.each([
    ['status:failed project:web', 'status', 'failed'],
    ['status:failed,running', 'status', null],
    ['status:failed status:running', 'status', null],
    ['-status:failed', 'status', null],
    ['(status:failed)', 'status', null],
    ['status:failed OR login', 'status', null],
    ['project:"big site"', 'project', 'big site'],
    ['a OR b sort:-cost', 'sort', '-cost'],
    ['', 'sort', null],
  ] as const)('of %s a menu for %s shows %s', (query, field, value) => {
    expect(fieldValue(query, field)).toBe(value);
  });

  test('whatever is set is what the menu then shows', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    fc.assert(
      fc.property(name, fc.constantFrom('', 'login -tag:x', 'a OR b sort:cost'), (value, query) => {
        expect(fieldValue(withField(query, 'project', value), 'project')).toBe(value);
      }),
      { numRuns: process.env.PROVE ? 5_000 : 200 },
    );
  });
});
