import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';

export function postsContract(store: () => Store): void {
  const wanted = { run: 1001, channel: 'C1', threadTs: null };
  const happens = async (run: number) => {
    const actor = { kind: 'runtower' } as const;
    const [event] = await store().journal.append([
      { kind: 'progressed', run, at: NOON, actor, action: null, detail: null },
    ]);
    return event?.seq ?? 0;
  };
  const outdated = async (now = NOON) =>
    (await store().posts.outdated(now, 10)).map(({ run, channel }) => `${run} ${channel}`);

  test('a card is wanted once a run and channel', async () => {
    await store().runs.insert(aRun());
    const post = await store().posts.want(wanted);
    expect(post).toEqual({ ...wanted, ts: null, shownSeq: 0, attempts: 0, nextAt: 0, gone: null });
    await store().posts.placed(1001, 'C1', '1.1', 0);
    expect(await store().posts.want({ ...wanted, threadTs: '9.9' })).toEqual({ ...post, ts: '1.1' });
    await store().posts.want({ ...wanted, channel: 'C2', threadTs: '5.5' });
    expect((await store().posts.ofRun(1001)).map(({ channel, threadTs }) => [channel, threadTs])).toEqual([
      ['C1', null],
      ['C2', '5.5'],
    ]);
    expect((await store().posts.byMessage('C1', '1.1'))?.run).toBe(1001);
    expect(await store().posts.byMessage('C2', '1.1')).toBeNull();
    expect(await store().posts.get(1001, 'C3')).toBeNull();
  });

  test('a posted card is outdated as soon as its run goes on, until it shows that', async () => {
    await store().runs.insertMany([aRun(), aRun()]);
    const first = await happens(1001);
    await store().posts.want(wanted);
    await store().posts.want({ ...wanted, run: 1002 });
    expect(await outdated()).toEqual([]);
    await store().posts.placed(1001, 'C1', '1.1', first);
    await store().posts.placed(1002, 'C1', '1.2', 0);
    expect(await outdated()).toEqual([]);
    const second = await happens(1001);
    expect(await outdated()).toEqual(['1001 C1']);
    await store().posts.shown(1001, 'C1', second);
    expect(await outdated()).toEqual([]);
    expect((await store().posts.get(1001, 'C1'))?.shownSeq).toBe(second);
  });

  test('a card that was placed after its run had gone on is outdated at once', async () => {
    await store().runs.insert(aRun());
    await store().posts.want(wanted);
    const seq = await happens(1001);
    await store().posts.placed(1001, 'C1', '1.1', seq - 1);
    expect(await outdated()).toEqual(['1001 C1']);
  });

  test('a card that could not be changed waits for its time, and its next success clears that', async () => {
    await store().runs.insert(aRun());
    await store().posts.want(wanted);
    await store().posts.placed(1001, 'C1', '1.1', 0);
    const seq = await happens(1001);
    await store().posts.failed(1001, 'C1', NOON + 9);
    expect(await outdated(NOON + 8)).toEqual([]);
    expect(await outdated(NOON + 9)).toEqual(['1001 C1']);
    expect((await store().posts.get(1001, 'C1'))?.attempts).toBe(1);
    await store().posts.shown(1001, 'C1', seq);
    expect(await store().posts.get(1001, 'C1')).toMatchObject({ attempts: 0, nextAt: 0 });
  });

  test('a lost card is left alone until it is wanted again', async () => {
    await store().runs.insert(aRun());
    await store().posts.want(wanted);
    await store().posts.placed(1001, 'C1', '1.1', 0);
    await happens(1001);
    await store().posts.lost(1001, 'C1', 'the channel is archived');
    expect(await outdated()).toEqual([]);
    expect((await store().posts.get(1001, 'C1'))?.gone).toBe('the channel is archived');
    expect(await store().posts.want(wanted)).toMatchObject({ ts: null, gone: null, shownSeq: 0 });
  });

  test('the cards of channels that are gone are lost together, those of others stay', async () => {
    await store().runs.insertMany([aRun(), aRun()]);
    for (const channel of ['C1', 'C2', 'C3']) {
      await store().posts.want({ ...wanted, channel });
      await store().posts.placed(1001, channel, '1.1', 0);
    }
    await store().posts.lostIn(['C1', 'C3'], 'the workspace began anew');
    const lost = (await store().posts.ofRun(1001)).map(({ channel, gone }) => [channel, gone !== null]);
    expect(lost).toEqual([
      ['C1', true],
      ['C2', false],
      ['C3', true],
    ]);
  });

  test('the cards of what moves at a provider are drawn again when it goes away or comes back', async () => {
    await store().runs.insertMany([
      aRun({ status: 'running' }),
      aRun(),
      aRun({ status: 'running', provider: 'other' }),
    ]);
    for (const run of [1001, 1002, 1003]) {
      await store().posts.want({ ...wanted, run });
      await store().posts.placed(run, 'C1', `1.${run}`, await happens(run));
    }
    await store().posts.outdate('simulator');
    expect(await outdated()).toEqual(['1001 C1']);
  });
}
