import { describe, expect, test } from 'vitest';
import type { QueryContext } from '../../../src/domain/query/ast.ts';
import { QueryError } from '../../../src/domain/query/error.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';

const VIEWS: Record<string, string> = {
  circle: 'a view:Other',
  other: 'view:circle',
  broken: 'stauts:failed',
  wide: 'a '.repeat(30),
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`deep${index}`, `view:deep${index + 1}`])),
};
const CONTEXT: QueryContext = {
  now: Date.UTC(2026, 5, 1),
  zone: 'UTC',
  me: null,
  staleAfter: 15_000,
  view: (name) => VIEWS[name.toLowerCase()] ?? null,
  viewNames: Object.keys(VIEWS),
};

function mistake(text: string): QueryError {
  try {
    parseQuery(text, CONTEXT);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`${text} was understood`);
}

/** The part of the query that an error points at. */
const pointedAt = (text: string) => {
  const { position, length } = mistake(text);
  return text.slice(position, position + length);
};

describe('a wrong query', () => {
  test('is shown with carets under what is wrong, what is possible and the nearest word', () => {
    expect(mistake('project:web status:faild').message).toBe(
      [
        'status: takes waiting, running, queued, paused, failed, completed, cancelled, unknown. Did you mean failed?',
        'project:web status:faild',
        '                   ^^^^^',
      ].join('\n'),
    );
  });

  test('is pointed at also far behind, and after wide characters', () => {
    const [, line = '', carets = ''] = mistake(`${'word '.repeat(40)}stauts:failed`).message.split('\n');
    expect(line.slice(carets.indexOf('^'), carets.length)).toBe('stauts:');
    expect(mistake('日本 stauts:x').message).toContain('\n\u3000\u3000 ^^^^^^^');
  });

  test.each([
    ['stauts:failed', 'stauts:', 'status:'],
    ['proj:web', 'proj:', 'project:'],
    ['status=failed', 'status=', 'status:'],
    ['cost>1.5', 'cost>', 'cost:>'],
    ['status:failed,runing', 'runing', 'running'],
    ['is:archvied', 'archvied', 'archived'],
    ['has:prs', 'prs', 'pr'],
    ['sort:-cots', '-cots', '-cost'],
    ['since:todya', 'todya', 'today'],
    ['id:1042..1000', '1042..1000', '1000..1042'],
    ['created:7d..14d', '7d..14d', '14d..7d'],
    ['created:7d', '7d', '<7d'],
    ['age:7d', '7d', '<7d'],
    ['view:brokn', 'brokn', 'broken'],
  ])('%s: the nearest is offered in place of what is wrong', (text, part, suggestion) => {
    expect([pointedAt(text), mistake(text).suggestion]).toEqual([part, suggestion]);
  });

  test.each([
    ['fix: the login', 'fix:', 'quote it'],
    ['https://example.com', 'https:', 'quote it'],
    [':a', ':', 'no field'],
    ['status:', '', 'needs a value'],
    ['status: failed', ' ', 'needs a value'],
    ['status:failed,', '', 'needs a value'],
    ['status:,failed', ',', 'needs a value'],
    ['status:(failed OR queued)', '(', 'needs a value'],
    ['project:" "', '" "', 'needs a value'],
    ['project:a"b c"', '"', 'Quote all of it'],
    ['status:>failed', '>failed', 'takes waiting'],
    ['"abc', '"', 'not closed'],
    ['project:"abc', '"', 'not closed'],
    ['(a b', '(', 'not closed'],
    ['a)', ')', 'opened'],
    ['a ()', '()', 'nothing in these'],
    ['a OR', 'OR', 'after it'],
    ['OR a', 'OR', 'before it'],
    ['a OR OR b', 'OR', 'before it'],
    ['(a OR) b', 'OR', 'after it'],
    ['a -OR b', '-', 'OR cannot be left out'],
    ['a AND b', 'AND', 'already'],
    ['NOT a', 'NOT', 'minus sign'],
    ['a -', '-', 'right before'],
    ['- a', '-', 'right before'],
    ['--verbose', '--', 'enough'],
    ['***', '***', 'no letter or digit'],
    ['""', '""', 'no letter or digit'],
    ['👍', '👍', 'no letter or digit'],
    ['cost >1.5', '>1.5', 'right after a field'],
    ['#12a', '#12a', 'id:1040'],
    ['#12,13', '#12,13', 'id:1040'],
    ['id:abc', 'abc', 'not understood'],
    ['id:1.5', '1.5', 'not understood'],
    ['id:..', '..', 'not understood'],
    ['cost:-1', '-1', 'not understood'],
    ['cost:1e9', '1e9', 'not understood'],
    ['cost:999999999999999', '999999999999999', 'not understood'],
    ['tokens:20g', '20g', 'not understood'],
    ['progress:50', '50', 'not understood'],
    ['progress:101%', '101%', 'not understood'],
    ['duration:>5', '>5', 'not understood'],
    ['age:>999999w', '>999999w', 'not understood'],
    ['created:2026-02-30', '2026-02-30', 'not understood'],
    ['since:>7d', '>7d', 'not understood'],
    ['until:1d,2d', '2d', 'one time'],
    ['by:@', '@', 'needs a person'],
    ['by:me', 'me', 'not known who'],
    ['is:mine', 'mine', 'not known who'],
    ['is:stuck', 'stuck', 'later'],
    ['sort:cost sort:age', 'sort:age', 'one sort:'],
    ['sort:cost,tokens', 'tokens', 'one field'],
    ['(a sort:cost)', 'sort:cost', 'outside'],
    ['-sort:cost', 'sort:cost', 'the other way round'],
    ['sort:cost OR a', 'OR', 'before it'],
    ['view:nobody', 'nobody', 'no saved view'],
    ['view:circle', 'circle', 'uses itself'],
    ['view:broken', 'broken', 'no field stauts'],
    ['view:deep0', 'deep0', 'no deeper'],
    ['view:wide view:wide', 'wide', 'at most 50'],
  ])('%s is refused at the place and with the reason', (text, part, reason) => {
    expect(pointedAt(text)).toBe(part);
    expect(mistake(text).reason).toContain(reason);
  });

  test('has bounds: 1,000 characters, 50 parts, 10 deep', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    const parts = (count: number) => Array.from({ length: count }, () => 'a').join(' ');
    for (const text of ['x'.repeat(1000), parts(50), nested(10)]) expect(() => parseQuery(text, CONTEXT)).not.toThrow();
    expect(mistake('x'.repeat(1001)).reason).toContain('at most 1000 characters');
    expect(mistake(parts(51))).toMatchObject({ reason: expect.stringContaining('at most 50'), position: 100 });
    expect(mistake(nested(11))).toMatchObject({ reason: expect.stringContaining('10 deep'), position: 10 });
  });
});
