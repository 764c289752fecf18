import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, Query } from '../../../src/domain/query/ast.ts';
import { QueryError } from '../../../src/domain/query/error.ts';
import { FIELD_NAMES } from '../../../src/domain/query/fields.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import { CONTEXT } from '../../support/query-arbitraries.ts';

const numRuns = process.env.PROVE ? 100_000 : 10_000;

const SIGNS = [
  '(',
  ')',
  '-',
  '"',
  '“',
  ',',
  ':',
  '..',
  '>',
  '<=',
  '#',
  '\\',
  ' ',
  ' OR ',
  '<@',
  '|',
  '>',
  '%',
  '\n',
  '\0',
];
const VALUES = [
  '1',
  '1042',
  '7d',
  '50%',
  'failed',
  'me',
  'today',
  '2026-02-30',
  '9'.repeat(20),
  '日本',
  'Crème',
  'z',
  '\ud800',
];
const soup = fc
  .array(fc.constantFrom(...SIGNS, ...VALUES, ...FIELD_NAMES.map((field) => `${field}:`)), { maxLength: 30 })
  .map((parts) => parts.join(''));
const anyText = fc.oneof({ weight: 3, arbitrary: soup }, fc.string({ unit: 'binary', maxLength: 60 }), fc.string());

/** What is read is either understood or refused with a QueryError that points into the text. */
function alwaysAnswers(parse: (text: string) => Query): void {
  fc.assert(
    fc.property(anyText, (text) => {
      try {
        expect(matchesAll(parse(text).where)).toBe(
          /^(\s|sort:\S+|\p{Default_Ignorable_Code_Point}|\p{Cc})*$/iu.test(text),
        );
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        expect(error.position).toBeLessThanOrEqual(text.length);
        expect(error.message.split('\n')).toHaveLength(3);
        expect(error.message).toMatch(/^\S.+[.?]\n[^\n]*\n\s*\^+$/u);
      }
    }),
    { numRuns },
  );
}

const matchesAll = (where: Condition) => where.kind === 'and' && where.of.length === 0;

describe('whatever is typed', () => {
  test('is understood or refused with a place; only the empty query means everything', () => {
    alwaysAnswers((text) => parseQuery(text, { ...CONTEXT, view: () => 'status:failed' }));
  });

  test('the check finds a parser that breaks on a stray parenthesis', () => {
    const breaking = (text: string) => {
      if (text.includes(')(')) throw new TypeError('broken');
      return parseQuery(text, CONTEXT);
    };
    expect(() => alwaysAnswers(breaking)).toThrow();
  });

  test('the check finds a parser that takes what it does not understand for everything', () => {
    const careless = (text: string) => {
      try {
        return parseQuery(text, CONTEXT);
      } catch {
        return parseQuery('', CONTEXT);
      }
    };
    expect(() => alwaysAnswers(careless)).toThrow();
  });
});
