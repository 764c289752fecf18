import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { pollRuns } from '../../src/ops/poll-runs.ts';
import { retryRun } from '../../src/ops/retry-run.ts';
import { settleOpen } from '../../src/ops/settle-open.ts';
import { startRun } from '../../src/ops/start-run.ts';
import { ANA, opsWorld } from '../support/ops-world.ts';

let world: Awaited<ReturnType<typeof opsWorld>>;
beforeEach(async () => {
  world = await opsWorld();
});
afterEach(() => world.close());

const place = { channel: 'C1', threadTs: null };
const start = (key: string, more: object = {}) =>
  startRun(world.context, { key, by: ANA, prompt: 'Fix the login', place, ...more });

describe('starting a run', () => {
  test('is recorded with its journal entry and the card that its place wants, then handed to the provider', async () => {
    const run = await start('k1');
    expect(run).toMatchObject({ status: 'queued', by: ANA, prompt: 'Fix the login' });
    expect(await world.store.posts.get(run.number, 'C1')).toMatchObject({ ts: null });
    await world.quiet();
    expect(world.provider.created).toHaveLength(1);
    expect(await world.store.runs.get(run.number)).toMatchObject({ externalId: `x${run.number}`, status: 'queued' });
    expect((await world.story(run.number))[0]).toBe('created');
  });

  test('twice with the same key starts one', async () => {
    const [one, other] = await Promise.all([start('k1'), start('k1')]);
    expect(other.number).toBe(one.number);
    await world.quiet();
    expect(world.provider.created).toHaveLength(1);
  });

  test('without a prompt, for a project or at a provider that is not there is refused with a sentence', async () => {
    await world.store.write((tx) => tx.projects.put({ name: 'website' }, 0));
    await expect(start('k1', { prompt: '  ' })).rejects.toThrow('the prompt is empty');
    await expect(start('k2', { project: 'webste' })).rejects.toThrow('Did you mean website?');
    await expect(start('k3', { provider: 'nowhere' })).rejects.toThrow('There is no provider "nowhere"');
    expect(world.provider.created).toHaveLength(0);
  });

  test('that the provider refuses has failed, with the reason', async () => {
    world.provider.failures.set('create', new AppError('invalid', 'No repository is connected.'));
    const run = await start('k1');
    await world.quiet();
    expect(await world.store.runs.get(run.number)).toMatchObject({
      status: 'failed',
      error: 'No repository is connected.',
    });
    expect(await world.story(run.number)).toEqual(['created', 'failed']);
  });

  test('of unclear outcome is looked for by its key and never started a second time', async () => {
    world.provider.capabilities = { ...world.provider.capabilities, createOnce: false };
    world.provider.loseAnswers = true;
    const run = await start('k1');
    await world.quiet();
    expect(await world.store.runs.get(run.number)).toMatchObject({ status: 'queued', externalId: null });
    world.clock.now += 15_000;
    await settleOpen(world.context);
    expect(await world.store.runs.get(run.number)).toMatchObject({ externalId: `x${run.number}` });
    expect(world.provider.created).toHaveLength(1);
  });

  test('that left no trace is unknown after two minutes, not started again', async () => {
    world.provider.capabilities = { ...world.provider.capabilities, createOnce: false };
    world.provider.failures.set('create', new AppError('unclear', 'Connection lost.'));
    const run = await start('k1');
    await world.quiet();
    world.clock.now += 130_000;
    await settleOpen(world.context);
    expect(await world.store.runs.get(run.number)).toMatchObject({ status: 'unknown' });
    expect(world.provider.created).toHaveLength(0);
  });

  test('while the provider cannot be reached is repeated until it can', async () => {
    world.provider.failures.set('create', new AppError('unavailable', 'It does not answer.'));
    const run = await start('k1');
    await world.quiet();
    world.clock.now += 15_000;
    await settleOpen(world.context);
    expect((await world.store.runs.get(run.number))?.externalId).toBeNull();
    world.provider.failures.clear();
    await settleOpen(world.context);
    expect((await world.store.runs.get(run.number))?.externalId).toBe(`x${run.number}`);
  });

  test('that a poll sees before its own answer comes is the same run', async () => {
    world.provider.loseAnswers = true;
    const run = await start('k1');
    await world.quiet();
    await pollRuns(world.context);
    expect(await world.store.runs.get(run.number)).toMatchObject({ externalId: `x${run.number}` });
    expect(await world.store.runs.watched('scripted')).toHaveLength(1);
  });
});

describe('retrying a run', () => {
  test('starts a new one with the same input, and both know each other', async () => {
    const first = await start('k1', { tags: ['nightly'] });
    await world.quiet();
    world.provider.move(`x${first.number}`, { status: 'failed', error: 'Tests failed' });
    await pollRuns(world.context);
    const request = { key: 'r1', run: first.number, by: ANA, place };
    const [one, other] = await Promise.all([retryRun(world.context, request), retryRun(world.context, request)]);
    await world.quiet();
    expect(other.run.number).toBe(one.run.number);
    expect(one.run).toMatchObject({ retryOf: first.number, attempt: 2, prompt: 'Fix the login', tags: ['nightly'] });
    expect(await world.story(first.number)).toContain('retried');
    expect(world.provider.created).toHaveLength(2);
    expect((await world.store.runs.retriesOf(first.number)).map((run) => run.number)).toEqual([one.run.number]);
  });

  test('that still moves is refused with a sentence', async () => {
    const run = await start('k1');
    await expect(retryRun(world.context, { key: 'r1', run: run.number, by: ANA, place })).rejects.toThrow(
      'once it has ended',
    );
  });
});
