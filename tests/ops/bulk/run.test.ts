import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/domain/errors.ts';
import { abortBulk } from '../../../src/ops/bulk/abort-bulk.ts';
import { createBulkRunner } from '../../../src/ops/bulk/run-bulks.ts';
import type { Context } from '../../../src/ops/context.ts';
import { pollRuns } from '../../../src/ops/poll-runs.ts';
import { settleOpen } from '../../../src/ops/settle-open.ts';
import { ANA } from '../../support/ops-world.ts';
import { until } from '../../support/world.ts';
import { bulkStage } from './stage.ts';

const COUNT = process.env.PROVE ? 10_000 : 1_000;
let stage: Awaited<ReturnType<typeof bulkStage>>;
afterEach(async () => {
  expect(stage.errors).toEqual([]);
  await stage.close();
});

/** Another process on the same database. */
const another = (): Context => ({ ...stage.context, inHand: new Set(), polls: new Map(), paces: new Map() });
const actedOn = () => stage.provider.acted.map(({ externalId }) => externalId);

describe('a bulk action', () => {
  test(`cancels ${COUNT} runs, each once, with a journal entry for the whole and for each`, {
    timeout: 300_000,
  }, async () => {
    stage = await bulkStage(COUNT);
    stage.provider.obey = () => ({ status: 'cancelled' });
    const number = await stage.due('status:running');
    const { bulk, counts } = await stage.end(number);
    expect(bulk.state).toBe('done');
    expect(counts).toEqual({ confirmed: COUNT, todo: 0, requested: 0, failed: 0, skipped: 0 });
    expect(new Set(actedOn()).size).toBe(COUNT);
    expect(stage.provider.acted).toHaveLength(COUNT);
    expect(await stage.story(1001)).toEqual(['created', 'started', 'requested', 'confirmed', 'cancelled']);
    expect(await stage.store.runs.get(1001)).toMatchObject({ status: 'cancelled', pending: null });
    expect(await stage.store.operations.get(`bulk:${number}:1001`)).toMatchObject({ state: 'confirmed', by: ANA });
  });

  test('never touches a run that was not selected, whatever matches meanwhile', async () => {
    stage = await bulkStage(5);
    stage.provider.obey = () => ({ status: 'cancelled' });
    const number = await stage.due('status:running');
    stage.provider.move('late', { status: 'running' });
    stage.clock.now += 1;
    await pollRuns(stage.context);
    await stage.end(number);
    expect(actedOn().sort()).toEqual(['x1', 'x2', 'x3', 'x4', 'x5']);
  });

  test('leaves out a run that changed so that it makes no sense any more', async () => {
    stage = await bulkStage(3);
    stage.provider.obey = () => ({ status: 'cancelled' });
    const number = await stage.due('status:running');
    stage.provider.move('x2', { status: 'completed' });
    stage.clock.now += 1;
    await pollRuns(stage.context);
    const { counts, leftOut } = await stage.end(number);
    expect(counts).toMatchObject({ confirmed: 2, skipped: 1 });
    expect(leftOut).toEqual([{ reason: 'completed already', runs: 1 }]);
  });

  test('tells which runs were refused and why, and goes on', async () => {
    stage = await bulkStage(3);
    stage.provider.failures.set('act', new AppError('invalid', 'The run is locked.'));
    const number = await stage.due('status:running');
    const { bulk, counts, failures } = await stage.end(number);
    expect(bulk.state).toBe('done');
    expect(counts).toMatchObject({ failed: 3 });
    expect(failures).toEqual([{ reason: 'The run is locked.', runs: 3 }]);
    expect(await stage.store.runs.get(1001)).toMatchObject({
      pending: null,
      notice: 'Did not stop: The run is locked.',
    });
  });

  test('has not ended before its runs have: what was asked for waits for the provider’s word', async () => {
    stage = await bulkStage(2);
    const number = await stage.due('status:running');
    const { runner } = stage;
    await runner.look();
    await until(() => expect(stage.provider.acted).toHaveLength(2));
    await runner.look();
    expect(await stage.view(number)).toMatchObject({ bulk: { state: 'running' }, counts: { requested: 2 } });
    stage.provider.move('x1', { status: 'cancelled' });
    stage.clock.now += 125_000;
    await pollRuns(stage.context);
    await settleOpen(stage.context);
    const { counts, failures } = await stage.end(number);
    expect(counts).toMatchObject({ confirmed: 1, failed: 1 });
    expect(failures[0]?.reason).toContain('has not confirmed it within 2 minutes');
  });

  test('does nothing while it waits for confirmations', async () => {
    stage = await bulkStage(2);
    const number = await stage.due('status:running');
    let writes = 0;
    const { store } = stage;
    const write: typeof store.write = (work) => {
      writes++;
      return store.write(work);
    };
    const runner = createBulkRunner({ ...stage.context, store: { ...store, write } });
    await runner.look();
    await until(async () => expect((await stage.view(number)).counts).toMatchObject({ requested: 2 }));
    await until(async () => expect(await store.bulks.unsent(number, 'scripted', 5)).toEqual([]));
    await runner.look();
    const before = writes;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(writes - before).toBeLessThan(5);
    await runner.stop();
  });

  test('that is aborted begins no further run, and says so of each', async () => {
    stage = await bulkStage(200);
    let asked = 0;
    stage.provider.obey = () => {
      if (++asked === 5) void abortBulk(stage.context, 1, ANA);
      return { status: 'cancelled' };
    };
    const number = await stage.due('status:running');
    const { bulk, counts, leftOut } = await stage.end(number);
    expect(bulk).toMatchObject({ state: 'aborted', stopped: { by: ANA } });
    expect(counts.confirmed).toBe(stage.provider.acted.length);
    expect(counts.confirmed).toBeLessThan(200);
    expect(leftOut).toEqual([{ reason: 'aborted before its turn', runs: 200 - counts.confirmed }]);
  });

  test('waits while its provider is away, and asks again under the same keys', { timeout: 60_000 }, async () => {
    stage = await bulkStage(3);
    stage.provider.obey = () => ({ status: 'cancelled' });
    stage.provider.failures.set('act', new AppError('rate_limited', 'Too many.', { retryAfter: 50 }));
    const number = await stage.due('status:running');
    const { runner } = stage;
    await runner.look();
    setTimeout(() => stage.provider.failures.clear(), 300);
    expect((await stage.end(number)).counts).toMatchObject({ confirmed: 3 });
    expect(stage.provider.acted).toHaveLength(3);
  });

  test('repeats nothing when the process dies in the middle', async () => {
    stage = await bulkStage(100);
    stage.provider.obey = () => ({ status: 'cancelled' });
    const number = await stage.due('status:running');
    const dying = another();
    const context: Context = {
      ...dying,
      store: {
        ...dying.store,
        write: (work) => (stage.provider.acted.length > 20 ? new Promise<never>(() => {}) : dying.store.write(work)),
      },
    };
    await createBulkRunner(context).look();
    await until(() => expect(stage.provider.acted.length).toBeGreaterThan(20));
    stage.clock.now += 31_000;
    const { counts } = await stage.end(number);
    expect(counts).toMatchObject({ confirmed: 100 });
    expect(stage.provider.acted).toHaveLength(100);
    expect(new Set(stage.provider.acted.map(({ key }) => key)).size).toBe(100);
  });

  test('is done by one of two processes', async () => {
    stage = await bulkStage(50);
    stage.provider.obey = () => ({ status: 'cancelled' });
    const number = await stage.due('status:running');
    const [one, other] = [createBulkRunner(another()), createBulkRunner(another())];
    await Promise.all([one.look(), other.look()]);
    expect((await stage.end(number, one, other)).counts).toMatchObject({ confirmed: 50 });
    expect(stage.provider.acted).toHaveLength(50);
  });
});

describe('every action', () => {
  test('pauses and resumes', async () => {
    stage = await bulkStage(3);
    stage.provider.obey = (action) => ({ status: action === 'pause' ? 'paused' : 'running' });
    await stage.end(await stage.due('', 'pause'));
    expect((await stage.end(await stage.due('', 'resume'))).counts).toMatchObject({ confirmed: 3 });
  });

  test('retries: a new run each, once, with the run it came of', async () => {
    stage = await bulkStage(3, { status: 'failed' });
    const number = await stage.due('', 'retry');
    const { counts } = await stage.end(number);
    await stage.quiet();
    expect(counts).toMatchObject({ confirmed: 3 });
    expect(stage.provider.created).toHaveLength(3);
    const results = await stage.store.bulks.results(number, 0, 10);
    expect(results.map(({ run, result }) => [run, result])).toEqual([
      [1001, 1004],
      [1002, 1005],
      [1003, 1006],
    ]);
    expect(await stage.store.runs.get(1004)).toMatchObject({ retryOf: 1001, attempt: 2 });
  });

  test('archives, restores, tags and moves without asking any provider', async () => {
    stage = await bulkStage(20, { status: 'completed' });
    await stage.store.write((tx) => tx.projects.put({ name: 'api' }, 0));
    const ended = async (...what: Parameters<typeof stage.due>) => (await stage.end(await stage.due(...what))).counts;
    expect(await ended('project:web', 'tag', { addTags: ['old'], removeTags: [] })).toMatchObject({ confirmed: 20 });
    expect(await ended('tag:old', 'move', { project: 'api' })).toMatchObject({ confirmed: 20 });
    expect(await ended('project:api', 'archive')).toMatchObject({ confirmed: 20 });
    expect(await ended('project:api', 'restore')).toMatchObject({ confirmed: 20 });
    expect(await stage.store.runs.get(1001)).toMatchObject({ project: 'api', tags: ['old'], archivedAt: null });
    expect(await stage.story(1001)).toEqual(['created', 'completed', 'edited', 'edited', 'archived', 'restored']);
    expect(stage.provider.acted).toEqual([]);
  });
});
