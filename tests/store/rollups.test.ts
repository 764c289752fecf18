import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/domain/query/ast.ts';
import { parseQuery } from '../../src/domain/query/parse.ts';
import { type NewRun, type Run, STATUSES } from '../../src/domain/run.ts';
import { DIMENSIONS, type Grain, type Period } from '../../src/domain/stats.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { arbitraryRun, CONTEXT } from '../support/query-arbitraries.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';

const HISTORIES = process.env.PROVE ? 1_000 : 25;

/** Runs over ten days, so that hours, days and the edges of periods all meet some. */
const run = fc
  .tuple(arbitraryRun, fc.integer({ min: 0, max: 240 }), fc.constantFrom(null, null, null, NOON))
  .map(([each, hours, archivedAt]) => moved({ ...each, archivedAt }, each.createdAt - hours * HOUR));
const change = fc.record({
  which: fc.nat(50),
  to: fc.record({
    status: fc.constantFrom(...STATUSES),
    project: fc.constantFrom('web', 'api', null),
    costMicros: fc.constantFrom(null, 0, 2_000_000),
    tokens: fc.constantFrom(null, 7_000),
    finishedAt: fc.constantFrom(null, NOON),
    archivedAt: fc.constantFrom(null, null, NOON),
  }),
});
const history = fc.record({
  runs: fc.array(run, { minLength: 1, maxLength: 30 }),
  changes: fc.array(change, { maxLength: 20 }),
});

/** Each can be told by the rollups; in parentheses with itself it can not, and the runs are counted instead. */
const QUERIES = [
  '',
  'status:completed,failed',
  'project:web',
  'by:U1',
  'provider:simulator status:running',
  'since:4d',
];
const PERIODS: readonly { readonly period: Period; readonly grain: Grain }[] = [
  { period: { from: NOON - 12 * HOUR - 7 * DAY, until: NOON + 12 * HOUR, zone: 'UTC' }, grain: 'day' },
  { period: { from: NOON - 10 * DAY - 5 * HOUR, until: NOON + 3 * HOUR, zone: 'America/New_York' }, grain: 'day' },
  { period: { from: NOON - 30 * HOUR, until: NOON + HOUR, zone: 'Europe/Paris' }, grain: 'hour' },
];

for (const database of databases()) {
  describe(`on ${database.name}`, () => {
    test('the rollups say what counting every run says, whatever happened to the runs', {
      timeout: 900_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(history, async ({ runs, changes }) => {
          const { store, close } = await database.open();
          try {
            await play(store, runs, changes);
            await agree(store);
          } finally {
            await close();
          }
        }),
        { numRuns: database.name === 'SQLite' ? HISTORIES : Math.ceil(HISTORIES / 25) },
      );
    });
  });
}

test('a rollup that is wrong is found, and counting anew mends it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'runtower-rollups-'));
  const store = await openStore(`file:${join(folder, 'test.db')}`, { now: () => NOON });
  try {
    await store.runs.insertMany([aRun(), aRun({ status: 'failed' }), aRun({ costMicros: null })]);
    await agree(store);
    const file = new Sqlite(join(folder, 'test.db'));
    file.exec("update rollups set cost_micros = cost_micros + 1 where dimension = 'all'");
    file.close();
    await expect(agree(store)).rejects.toThrow();
    await store.rebuild();
    await agree(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});

async function play(
  store: Store,
  runs: readonly NewRun[],
  changes: readonly { which: number; to: Partial<Run> }[],
): Promise<void> {
  const known = [...(await store.runs.insertMany(runs))];
  for (const { which, to } of changes) {
    const place = which % known.length;
    const before = known[place];
    if (before !== undefined) known[place] = await store.runs.save({ ...before, ...to });
  }
}

async function agree(store: Store): Promise<void> {
  for (const text of QUERIES) {
    const [told, counted] = [understood(text), understood(text === '' ? 'id:>0' : `(${text}) OR (${text})`)];
    for (const { period, grain } of PERIODS) {
      expect(await store.stats.figures(told, period)).toEqual(await store.stats.figures(counted, period));
      expect(await store.stats.over(told, period, grain)).toEqual(await store.stats.over(counted, period, grain));
      for (const dimension of DIMENSIONS) {
        const by = (query: Query) => store.stats.by(query, period, dimension, 50);
        expect(await by(told)).toEqual(await by(counted));
      }
    }
  }
}

const understood = (text: string) => parseQuery(text, CONTEXT);

/** The whole run at another time. */
function moved(each: NewRun, createdAt: number): NewRun {
  const shift = (at: number | null) => (at === null ? null : at - each.createdAt + createdAt);
  return { ...each, createdAt, startedAt: shift(each.startedAt), finishedAt: shift(each.finishedAt) };
}
