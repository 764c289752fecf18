import { expect, test } from 'vitest';
import { DELIVERY_STATES, type NewDelivery } from '../../../src/store/deliveries.ts';
import type { Store } from '../../../src/store/store.ts';
import { NOON } from '../../support/run-fixtures.ts';

const LEASE = 1_000;

function aDelivery(key: string, overrides: Partial<NewDelivery> = {}): NewDelivery {
  return { outlet: 'slack', key, lane: 'C1', target: 'C1', run: null, seq: 1, ...overrides };
}

function result(state: 'sent' | 'retry' | 'unknown' | 'dead', now: number, nextAt = now) {
  return { state, error: state === 'sent' ? null : 'why', nextAt, now };
}

export function outboxContract(store: () => Store): void {
  const claim = async (now: number, limit = 10, outlet = 'slack') => store().outbox.claim(outlet, limit, now, LEASE);
  const keys = async (...parameters: Parameters<typeof claim>) => (await claim(...parameters)).map(({ key }) => key);

  test('a new delivery is claimed once, with a lease and a fence', async () => {
    await store().outbox.add([aDelivery('a')], NOON);
    const [claimed] = await claim(NOON);
    expect(claimed).toEqual({
      ...aDelivery('a'),
      id: expect.any(Number),
      state: 'sending',
      attempts: 1,
      nextAt: NOON,
      leaseUntil: NOON + LEASE,
      fence: 1,
      unclear: false,
      error: null,
      createdAt: NOON,
      sentAt: null,
    });
    expect(await claim(NOON)).toEqual([]);
  });

  test('the same news to the same place is one delivery, in one call or two', async () => {
    await store().outbox.add([aDelivery('a'), aDelivery('a', { target: 'C2' })], NOON);
    await store().outbox.add([aDelivery('a'), aDelivery('b', { lane: 'C2' })], NOON + 1);
    expect((await claim(NOON + 1)).map(({ key, target, createdAt }) => [key, target, createdAt])).toEqual([
      ['a', 'C1', NOON],
      ['b', 'C1', NOON + 1],
    ]);
  });

  test('within a lane one is sent after the other, and lanes and outlets do not wait for each other', async () => {
    await store().outbox.add([aDelivery('a1'), aDelivery('a2'), aDelivery('b1', { lane: 'B' })], NOON);
    await store().outbox.add([aDelivery('m1', { outlet: 'mail' })], NOON);
    const [first, other] = await claim(NOON);
    expect([first?.key, other?.key]).toEqual(['a1', 'b1']);
    expect(await keys(NOON)).toEqual([]);
    if (first !== undefined) expect(await store().outbox.settle(first, result('sent', NOON))).toBe(true);
    expect(await keys(NOON)).toEqual(['a2']);
    expect(await keys(NOON, 10, 'mail')).toEqual(['m1']);
  });

  test('no more are claimed than asked for, oldest first', async () => {
    await store().outbox.add(
      ['a', 'b', 'c'].map((key) => aDelivery(key, { lane: key })),
      NOON,
    );
    expect([await keys(NOON, 2), await keys(NOON, 2)]).toEqual([['a', 'b'], ['c']]);
  });

  test('what is to be tried again waits for its time and holds up its lane', async () => {
    await store().outbox.add([aDelivery('a1'), aDelivery('a2')], NOON);
    const [first] = await claim(NOON);
    if (first !== undefined) await store().outbox.settle(first, result('retry', NOON, NOON + 50));
    expect(await keys(NOON + 49)).toEqual([]);
    const [again] = await claim(NOON + 50);
    expect(again).toMatchObject({ key: 'a1', attempts: 2, fence: 2, error: 'why', unclear: false });
  });

  test('a dead delivery makes way for the next', async () => {
    await store().outbox.add([aDelivery('a1'), aDelivery('a2')], NOON);
    const [first] = await claim(NOON);
    if (first !== undefined) await store().outbox.settle(first, result('dead', NOON));
    expect(await keys(NOON)).toEqual(['a2']);
  });

  test('an unclear one holds up its lane, and is handed out to be looked for', async () => {
    await store().outbox.add([aDelivery('a1'), aDelivery('a2')], NOON);
    const [first] = await claim(NOON);
    if (first !== undefined) await store().outbox.settle(first, result('unknown', NOON, NOON + 5));
    expect(await keys(NOON + 4)).toEqual([]);
    const [unclear] = await claim(NOON + 5);
    expect(unclear).toMatchObject({ key: 'a1', unclear: true, fence: 2 });
  });

  test('what a crash left behind becomes unclear once its lease is over', async () => {
    await store().outbox.add([aDelivery('a'), aDelivery('b', { lane: 'B' })], NOON);
    const claimed = await claim(NOON);
    expect(await store().outbox.expire(NOON + LEASE - 1)).toBe(0);
    expect(await store().outbox.expire(NOON + LEASE)).toBe(claimed.length);
    expect((await claim(NOON + LEASE)).map(({ unclear }) => unclear)).toEqual([true, true]);
  });

  test('what a crash left behind becomes unclear at once where no other process can be at it', async () => {
    await store().outbox.add([aDelivery('a'), aDelivery('b', { lane: 'B' })], NOON);
    const [first] = await claim(NOON, 1);
    expect(await store().outbox.abandon(NOON + 1)).toBe(1);
    expect((await claim(NOON + 1)).map(({ key, unclear }) => [key, unclear])).toEqual([
      [first?.key, true],
      ['b', false],
    ]);
  });

  test('a result is taken once, and refused from whoever has lost the claim', async () => {
    await store().outbox.add([aDelivery('a')], NOON);
    const [stale] = await claim(NOON);
    await store().outbox.expire(NOON + LEASE);
    const [fresh] = await claim(NOON + LEASE);
    if (stale === undefined || fresh === undefined) throw new Error('nothing was claimed');
    expect(await store().outbox.settle(stale, result('sent', NOON + LEASE))).toBe(false);
    expect(await store().outbox.settle(fresh, result('sent', NOON + LEASE))).toBe(true);
    expect(await store().outbox.settle(fresh, result('dead', NOON + LEASE))).toBe(false);
    expect((await store().outbox.depth()).states.sent).toBe(1);
  });

  test('the depth counts every state, and says since when the oldest waits', async () => {
    const none = Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0]));
    expect(await store().outbox.depth()).toEqual({ states: none, oldestAt: null });
    await store().outbox.add([aDelivery('a')], NOON);
    await store().outbox.add([aDelivery('b'), aDelivery('m', { outlet: 'mail' })], NOON + 1);
    const [first] = await claim(NOON);
    if (first !== undefined) await store().outbox.settle(first, result('sent', NOON + 2));
    expect(await store().outbox.depth()).toEqual({ states: { ...none, sent: 1, new: 2 }, oldestAt: NOON + 1 });
    expect(await store().outbox.depth('mail')).toEqual({ states: { ...none, new: 1 }, oldestAt: NOON + 1 });
  });
}
