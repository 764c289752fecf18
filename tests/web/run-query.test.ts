import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches } from '../../src/domain/query/matches.ts';
import { parseQuery } from '../../src/domain/query/parse.ts';
import { STATUSES } from '../../src/domain/run.ts';
import { runsHref, withSort, withStatus } from '../../src/web/run-query.ts';
import { aRun } from '../support/run-fixtures.ts';

const RUN = { ...aRun({ title: 'login a b c d', tags: [] }), number: 1, seq: 1, version: 1 };
const context = { now: Date.UTC(2026, 5, 1, 12), zone: 'UTC', me: null, staleAfter: 15_000 };

describe('changing a query by a link', () => {
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

  test('an address carries the query whole', () => {
    expect(new URL(runsHref('a&b=c #1 "x"', { after: 'z' }), 'http://x').searchParams.get('q')).toBe('a&b=c #1 "x"');
    expect(runsHref('')).toBe('/runs');
  });
});
