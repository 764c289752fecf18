import { expect, test } from 'vitest';
import type { Period } from '../../../src/domain/stats.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';
import { aQuery } from './a-query.ts';

const WEEK: Period = { from: NOON - 12 * HOUR - 6 * DAY, until: NOON + 12 * HOUR, zone: 'UTC' };
const MINUTE = 60_000;

export function statsContract(store: () => Store): void {
  test('a period without runs has no rates and no times, and sums that cover nothing', async () => {
    const figures = await store().stats.figures(aQuery(), WEEK);
    expect(figures).toMatchObject({
      runs: 0,
      final: 0,
      costMicros: 0,
      costKnown: 0,
      durationP50: null,
      queueP95: null,
    });
    expect(await store().stats.by(aQuery(), WEEK, 'project', 5)).toEqual([]);
    expect(await store().stats.over(aQuery(), WEEK, 'day')).toHaveLength(7);
  });

  test('sums leave out what is not known, and archived runs and runs of other times do not count', async () => {
    await store().runs.insertMany([
      aRun({ costMicros: 1_000_000, tokens: null }),
      aRun({ status: 'failed', costMicros: null, tokens: 500 }),
      aRun({ status: 'running', costMicros: 250_000, tokens: 100 }),
      aRun({ archivedAt: NOON }),
      aRun({ createdAt: WEEK.from - 1 }),
      aRun({ createdAt: WEEK.until }),
    ]);
    expect(await store().stats.figures(aQuery(), WEEK)).toMatchObject({
      runs: 3,
      final: 2,
      completed: 1,
      costMicros: 1_250_000,
      costKnown: 2,
      tokens: 600,
      tokensKnown: 2,
      completedCostMicros: 1_000_000,
      completedCostKnown: 1,
      durations: 2,
      queued: 3,
    });
  });

  test('half of the runs took no longer than the median says, within two in a hundred', async () => {
    const lengths = [1, 2, 3, 4, 100].map((minutes) => minutes * MINUTE);
    await store().runs.insertMany(
      lengths.map((length) => aRun({ createdAt: NOON, startedAt: NOON + 1000, finishedAt: NOON + 1000 + length })),
    );
    const { durationP50, durationP95, queueP50 } = await store().stats.figures(aQuery(), WEEK);
    expect(durationP50).toBeGreaterThan(3 * MINUTE * 0.98);
    expect(durationP50).toBeLessThan(3 * MINUTE * 1.02);
    expect(durationP95).toBeLessThan(4 * MINUTE * 1.02);
    expect(queueP50).toBeGreaterThan(979);
  });

  test('days are those of the reader, and each is there', async () => {
    const midnight = Date.UTC(2026, 4, 31, 22);
    await store().runs.insertMany([aRun({ createdAt: midnight - 1 }), aRun({ createdAt: midnight })]);
    const period = { from: midnight - DAY, until: midnight + DAY, zone: 'Europe/Paris' };
    const days = await store().stats.over(aQuery(), period, 'day');
    expect(days.map(({ at, figures }) => [at, figures.runs])).toEqual([
      [midnight - DAY, 1],
      [midnight, 1],
    ]);
    const india = { from: midnight - DAY - 3.5 * HOUR, until: midnight + 20.5 * HOUR, zone: 'Asia/Kolkata' };
    expect((await store().stats.over(aQuery(), india, 'day')).map(({ figures }) => figures.runs)).toEqual([0, 2]);
  });

  test('names come with the most runs first, as the newest run spells them, and what has no name is one of them', async () => {
    await store().runs.insertMany([
      aRun({ project: 'WEB', createdAt: NOON - HOUR }),
      aRun({ project: 'web', createdAt: NOON }),
      aRun({ project: null }),
      aRun({ project: 'api', by: null }),
      aRun({ project: null }),
      aRun({ project: null }),
    ]);
    const projects = await store().stats.by(aQuery(), WEEK, 'project', 5);
    expect(projects.map(({ name, figures }) => [name, figures.runs])).toEqual([
      [null, 3],
      ['web', 2],
      ['api', 1],
    ]);
    const [first, second] = await store().stats.by(aQuery(), WEEK, 'person', 2);
    expect([first?.name, second?.name]).toEqual(['Ana Ruiz', null]);
    const lines = await store().stats.overBy(aQuery(), WEEK, 'day', 'project', 1);
    expect(lines.map(({ name, over }) => [name, over.at(-1)?.figures.runs])).toEqual([[null, 3]]);
  });

  test('a run that changes moves from one number to the other', async () => {
    const run = await store().runs.insert(aRun({ status: 'running', costMicros: null, tokens: null }));
    await store().runs.save({ ...run, status: 'completed', finishedAt: NOON, costMicros: 70_000, project: 'api' });
    const [only, ...more] = await store().stats.by(aQuery(), WEEK, 'project', 5);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ name: 'api', figures: { runs: 1, completed: 1, costMicros: 70_000, costKnown: 1 } });
  });
}
