import { afterEach, describe, expect, test } from 'vitest';
import { abortBulk } from '../../../src/ops/bulk/abort-bulk.ts';
import { confirmBulk } from '../../../src/ops/bulk/confirm-bulk.ts';
import { discardBulk } from '../../../src/ops/bulk/discard-bulk.ts';
import { undoBulk } from '../../../src/ops/bulk/undo-bulk.ts';
import { ANA } from '../../support/ops-world.ts';
import { bulkStage } from './stage.ts';

const BEN = { id: 'U0BEN', name: 'Ben Okafor' };
let stage: Awaited<ReturnType<typeof bulkStage>>;
afterEach(() => stage.close());

const journal = async () =>
  (await stage.store.journal.after(0, 1_000)).filter((event) => event.kind.startsWith('bulk'));

describe('a selection', () => {
  test('is confirmed once, whoever presses how often, and told once', async () => {
    stage = await bulkStage(3);
    const { bulk } = await stage.select('id:1001..1002');
    const outcomes = await Promise.all([1, 2, 3].map(() => stage.confirm(bulk.number)));
    expect(outcomes.map(({ state }) => state).sort()).toEqual(['already', 'already', 'confirmed']);
    expect(await journal()).toMatchObject([
      { kind: 'bulk-started', run: null, detail: 'bulk 1: cancel 2 runs matching id:1001..1002' },
    ]);
    expect((await stage.store.outbox.depth('bulk-card')).states.new).toBe(1);
  });

  test('of 25 runs or more needs their number', async () => {
    stage = await bulkStage(30);
    const { bulk } = await stage.select('id:<=1025');
    expect(bulk.runs).toBe(25);
    await expect(stage.confirm(bulk.number)).rejects.toThrow('Type the number of runs: 25.');
    await expect(stage.confirm(bulk.number, '24')).rejects.toThrow('You typed 24; it is about 25 runs.');
    expect((await stage.view(bulk.number)).bulk.state).toBe('draft');
    expect(await stage.confirm(bulk.number, ' 25 ')).toMatchObject({ state: 'confirmed', bulk: { state: 'waiting' } });
  });

  test('of fewer runs does not, unless it is everything there is', async () => {
    stage = await bulkStage(3);
    const some = await stage.select('id:1001..1002');
    expect((await stage.confirm(some.bulk.number)).state).toBe('confirmed');
    const all = await stage.select('is:active', 'pause');
    await expect(stage.confirm(all.bulk.number)).rejects.toThrow('Type the number of runs: 3.');
  });

  test('is confirmed by whoever made it, and not for ever', async () => {
    stage = await bulkStage(3);
    const { bulk } = await stage.select('id:1001');
    await expect(confirmBulk(stage.context, { number: bulk.number, by: BEN, typed: null })).rejects.toThrow(
      'Only Ana Ruiz',
    );
    stage.clock.now += 3_600_001;
    await expect(stage.confirm(bulk.number)).rejects.toThrow('more than an hour old');
  });

  test('that is discarded is gone; a confirmed one is not', async () => {
    stage = await bulkStage(3);
    const [one, other] = [await stage.select('id:1001'), await stage.select('id:1001')];
    expect(await discardBulk(stage.context, one.bulk.number, ANA)).toBe(true);
    expect(await discardBulk(stage.context, one.bulk.number, ANA)).toBe(true);
    await expect(stage.confirm(one.bulk.number)).rejects.toThrow('There is no bulk action 1, or it was discarded.');
    await stage.confirm(other.bulk.number);
    expect(await discardBulk(stage.context, other.bulk.number, ANA)).toBe(false);
  });
});

describe('a confirmed bulk action', () => {
  test('touches nothing for ten seconds, also over a restart, and starts then', async () => {
    stage = await bulkStage(3);
    const { bulk } = await stage.select('id:1001..1002');
    await stage.confirm(bulk.number);
    stage.clock.now += 9_999;
    await stage.runner.look();
    expect((await stage.view(bulk.number)).counts).toMatchObject({ todo: 2 });
    stage.clock.now += 30_000;
    stage.provider.obey = () => ({ status: 'cancelled' });
    expect((await stage.end(bulk.number)).counts).toMatchObject({ confirmed: 2 });
  });

  test('can be undone by anybody until it starts, and then no run was touched', async () => {
    stage = await bulkStage(3);
    const { bulk } = await stage.select('id:1001..1002');
    await stage.confirm(bulk.number);
    stage.clock.now += 9_000;
    expect(await undoBulk(stage.context, bulk.number, BEN)).toMatchObject({ state: 'undone', stopped: { by: BEN } });
    expect(await undoBulk(stage.context, bulk.number, ANA)).toMatchObject({ state: 'undone', stopped: { by: BEN } });
    stage.clock.now += 60_000;
    await stage.runner.look();
    expect(stage.provider.acted).toEqual([]);
    expect((await stage.view(bulk.number)).counts).toMatchObject({ skipped: 2, todo: 0 });
    expect((await journal()).map(({ kind, detail }) => [kind, detail]).at(-1)).toEqual([
      'bulk-ended',
      'bulk 1: cancel 2 runs, undone: 0 confirmed, 0 failed, 2 left out',
    ]);
  });

  test('cannot be undone once it has started, nor aborted once it has ended', async () => {
    stage = await bulkStage(3);
    stage.provider.obey = () => ({ status: 'cancelled' });
    const number = await stage.due('id:1001');
    await stage.end(number);
    await expect(undoBulk(stage.context, number, ANA)).rejects.toThrow('has started');
    await expect(abortBulk(stage.context, number, ANA)).rejects.toThrow('has ended');
  });

  test('aborted while it waits is undone', async () => {
    stage = await bulkStage(3);
    const { bulk } = await stage.select('id:1001');
    await stage.confirm(bulk.number);
    expect(await abortBulk(stage.context, bulk.number, BEN)).toMatchObject({ state: 'undone' });
  });
});
