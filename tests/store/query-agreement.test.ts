import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Condition } from '../../src/domain/query/ast.ts';
import { matches } from '../../src/domain/query/matches.ts';
import { parseQuery } from '../../src/domain/query/parse.ts';
import type { Run } from '../../src/domain/run.ts';
import { MAX_PLACES, MAX_SEARCH_WORDS } from '../../src/domain/text.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { arbitraryCondition, arbitraryRun, CONTEXT, queryFor } from '../support/query-arbitraries.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

/** With a hundred runs each: 10,000 pairs of a query and a run for each engine. */
const queries = process.env.PROVE ? 5_000 : 100;
const RUNS = 100;

const COVERED: Readonly<Record<string, number | null>> = { simulator: NOON, Command: NOON - 60_000, codegen: null };

/** Texts at the limits of what is searched. */
const LONG = [
  aRun({ prompt: `${'the '.repeat(MAX_PLACES)}the end` }),
  aRun({ prompt: `${'filler words '.repeat(MAX_SEARCH_WORDS / 2 - 1)}last one beyond` }),
  aRun({ title: 'login', prompt: 'bug', summary: `x${'日'.repeat(11_000)}`, error: 'never seen' }),
  aRun({ prompt: 'abcdefghij'.repeat(60_000) }),
];

for (const database of databases()) {
  describe(`${database.name} and the predicate`, () => {
    let open: OpenDatabase;
    let runs: readonly Run[];

    beforeAll(async () => {
      open = await database.open();
      const generated = [...fc.sample(arbitraryRun, RUNS - LONG.length), ...LONG];
      runs = await open.store.write(async (tx) => {
        for (const [name, coveredAt] of Object.entries(COVERED)) {
          await tx.providers.put({ name, coveredAt, answeredAt: null, failingSince: null, error: null, cursor: null });
        }
        return tx.runs.insertMany(generated);
      });
    });
    afterAll(() => open.close());

    async function agree(where: Condition, predicate = matches): Promise<void> {
      const query = queryFor(where);
      const meant = runs.filter((run) => predicate(query, run, COVERED[run.provider] ?? null));
      const selected = await open.store.runs.list(query, { limit: RUNS });
      expect(numbers(selected.runs)).toEqual(numbers(meant));
      expect(await open.store.runs.count(query)).toBe(meant.length);
    }

    test('mean the same runs by every query', { timeout: 600_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryCondition, (where) => agree(where)),
        { numRuns: queries },
      );
    });

    test('and the opposite runs by its negation', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryCondition, (of) => agree({ kind: 'not', of })),
        { numRuns: queries / 5 },
      );
    });

    test.each([
      '',
      '"the the the"',
      '"the end"',
      'end',
      'filler',
      '"words last"',
      'last',
      'one',
      'beyond',
      '"login bug"',
      '日日日',
      'never',
      'abcdefghij',
      'abcdefghija -b',
      `"${'abcdefghij'.repeat(11)}"`,
      'is:mine OR by:"ana maria" sort:cost',
      'age:..20s duration:>0s',
    ])('mean the same runs by %s', async (text) => {
      await agree(parseQuery(text, CONTEXT).where);
    });

    test('are found apart where the predicate takes what is not known for zero, or a word for its beginning', async () => {
      const zero: typeof matches = (query, run, at) => matches(query, { ...run, costMicros: run.costMicros ?? 0 }, at);
      await expect(agree(parseQuery('cost:<1', CONTEXT).where, zero)).rejects.toThrow();
      const whole: typeof matches = (query, run, at) => matches(unprefixed(query), run, at);
      await expect(agree(parseQuery('fil', CONTEXT).where, whole)).rejects.toThrow();
    });
  });
}

const numbers = (runs: readonly Run[]) => runs.map(({ number }) => number).sort((one, other) => one - other);

function unprefixed(query: Parameters<typeof matches>[0]): typeof query {
  const { where } = query;
  return where.kind === 'words' ? { ...query, where: { ...where, prefix: false } } : query;
}
