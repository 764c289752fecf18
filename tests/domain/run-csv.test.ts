import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Run } from '../../src/domain/run.ts';
import { runsAsCsv } from '../../src/domain/run-csv.ts';
import { aQuery } from '../store/contract/a-query.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

const FORMULA = /^"[^\S\r\n]*[=+\-@\t＝＋－＠]/;

function listOf(runs: readonly Run[], asked: number[] = []) {
  return async (_query: unknown, { limit, after }: { limit: number; after: string | null }) => {
    asked.push(limit);
    const from = Number(after ?? 0);
    const page = runs.slice(from, from + limit);
    return { runs: page, next: from + limit < runs.length ? String(from + limit) : null };
  };
}
const run = (number: number, facts: Partial<Run> = {}): Run => ({
  ...aRun(facts),
  number,
  seq: 1,
  version: 1,
  ...facts,
});

async function whole(runs: readonly Run[], most?: number): Promise<string> {
  let text = '';
  for await (const part of runsAsCsv(listOf(runs), aQuery(), most)) text += part;
  return text;
}

test('the header is what scripts rely on', async () => {
  expect(await whole([])).toBe(
    '"number","status","status_detail","title","project","provider","external_id","agent","model","by","source","branch","priority",' +
      '"tags","progress","cost_usd","tokens","created_at","started_at","finished_at","duration_s","retry_of","attempt","archived_at",' +
      '"pull_requests","prompt","summary","error"\r\n',
  );
});

test('money is in dollars, times are in UTC, and what is not known is an empty cell', async () => {
  const [, line = ''] = (await whole([run(7, { costMicros: 1_234_500, tokens: null, createdAt: NOON })])).split('\r\n');
  expect(line).toContain('"1.234500","","2026-06-01T12:00:00.000Z"');
  expect((await whole([run(7, { costMicros: null })])).split('\r\n')[1]).toContain('"1","","35000"');
});

test('a long list is read page by page to its end, or to the limit', async () => {
  const runs = Array.from({ length: 1_234 }, (_, index) => run(index + 1));
  const lines = async (most?: number) => (await whole(runs, most)).split('\r\n').length - 2;
  expect(await lines()).toBe(1_234);
  expect(await lines(700)).toBe(700);
  const asked: number[] = [];
  for await (const part of runsAsCsv(listOf(runs, asked), aQuery(), 700)) expect(part.length).toBeLessThan(500_000);
  expect(asked).toEqual([500, 200]);
});

test('no cell is a formula, whatever an agent writes', async () => {
  const start = fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '＝', '\r=', '\n@');
  await fc.assert(
    fc.asyncProperty(fc.tuple(start, fc.string()), async ([sign, rest]) => {
      const text = `${sign}${rest}`;
      const csv = await whole([run(1, { title: text, prompt: text, error: text, branch: text })]);
      const cells =
        csv
          .split('\r\n')
          .slice(1)
          .join('\r\n')
          .match(/"(?:[^"]|"")*"/g) ?? [];
      expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
    }),
    { numRuns: process.env.PROVE ? 5_000 : 200 },
  );
  expect(FORMULA.test('"=1+1"')).toBe(true);
});
