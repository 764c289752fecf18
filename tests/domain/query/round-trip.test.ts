import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import { quote } from '../../../src/domain/query/quote.ts';
import { clean, fold } from '../../../src/domain/text.ts';
import { arbitraryCondition, CONTEXT, write } from '../../support/query-arbitraries.ts';

const numRuns = process.env.PROVE ? 50_000 : 1_000;

function meansWhatWasWritten(read: (text: string) => unknown): void {
  fc.assert(
    fc.property(arbitraryCondition, (condition) => {
      const text = write(condition);
      fc.pre(text.length <= 1000);
      expect(read(text)).toEqual(condition);
    }),
    { numRuns },
  );
}

describe('a query that is written down', () => {
  test('means what was written', () => {
    meansWhatWasWritten((text) => parseQuery(text, CONTEXT).where);
  });

  test('and the check finds a language that drops minus signs', () => {
    expect(() =>
      meansWhatWasWritten((text) => parseQuery(text.replaceAll('-status', 'status'), CONTEXT).where),
    ).toThrow();
  });

  test('finds a project by its name, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (name) => {
        fc.pre(clean(name).trim() !== '' && clean(name) === name);
        const { where } = parseQuery(`project:${quote(name)}`, CONTEXT);
        expect(where).toEqual({ kind: 'name', field: 'project', values: [fold(name)] });
      }),
      { numRuns },
    );
  });
});
