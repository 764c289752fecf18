import { afterEach, expect, test } from 'vitest';
import { pollRuns } from '../../../src/ops/poll-runs.ts';
import { bulkStage } from './stage.ts';

let stage: Awaited<ReturnType<typeof bulkStage>>;
afterEach(() => stage.close());

test('a selection says how many runs it is about, which ones, what they cost, and what it leaves out and why', async () => {
  stage = await bulkStage(6);
  stage.provider.move('x7', { status: 'running', costMicros: null });
  stage.provider.move('x2', { status: 'completed' });
  stage.provider.move('x3', { status: 'completed' });
  stage.provider.move('x4', { status: 'failed' });
  stage.clock.now += 1;
  await pollRuns(stage.context);
  const { bulk, sample, costMicros, costKnown } = await stage.select('project:web');
  expect(bulk).toMatchObject({ state: 'draft', matched: 7, runs: 4, query: 'project:web', everything: true });
  expect(bulk.skipped).toEqual([
    { reason: 'completed already', runs: 2 },
    { reason: 'failed already', runs: 1 },
  ]);
  expect(sample).toHaveLength(4);
  expect([costMicros, costKnown]).toEqual([3 * 420_000, 3]);
});

test('what a provider cannot do is left out with its own sentence', async () => {
  stage = await bulkStage(3);
  stage.provider.capabilities = { ...stage.provider.capabilities, pause: 'It has no pause; cancel instead.' };
  await expect(stage.select('', 'pause')).rejects.toThrow(
    '3 runs match ``, and there is none to pause: 3 It has no pause',
  );
  expect(await stage.store.bulks.list(5)).toEqual([]);
});

test('a cancel that does more than was asked is said before', async () => {
  stage = await bulkStage(3);
  stage.provider.capabilities = { ...stage.provider.capabilities, cancelWarning: 'It also closes the pull requests.' };
  expect((await stage.select('')).warnings).toEqual(['It also closes the pull requests.']);
});

test('a query that matches nothing gets a sentence', async () => {
  stage = await bulkStage(1);
  await expect(stage.select('project:none')).rejects.toThrow(
    'No run matches `project:none`, so there is nothing to cancel.',
  );
});

test('archived runs are left alone unless they are restored', async () => {
  stage = await bulkStage(2, { status: 'completed' });
  const number = await stage.due('', 'archive');
  expect((await stage.end(number)).counts).toMatchObject({ confirmed: 2 });
  await expect(stage.select('project:web', 'retry')).rejects.toThrow('No run matches');
  expect((await stage.select('project:web', 'restore')).bulk).toMatchObject({ matched: 2, runs: 2 });
});

test('moving to a project that is not there is refused with the nearest', async () => {
  stage = await bulkStage(1);
  await expect(stage.select('', 'move', { project: 'wbe' })).rejects.toThrow('Did you mean web?');
});
