import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../src/domain/preferences.ts';
import type { Store } from '../../../src/store/store.ts';
import { NOON } from '../../support/run-fixtures.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };
const BEN = { id: 'U0BEN', name: 'Ben Okri' };
const DAY = 86_400_000;

export function homesContract(store: () => Store): void {
  const due = (now: number, seq = 5) =>
    store().homes.claim({ since: now - DAY, seq, now, nextAt: now + 5_000, limit: 10 });
  const names = async (claimed: ReturnType<typeof due>) => (await claimed).map(({ person }) => person.name);

  test('who has chosen nothing has the usual, and what is chosen is kept for that person alone', async () => {
    expect(await store().preferences.get(ANA.id)).toEqual(DEFAULT_PREFERENCES);
    await store().preferences.change(ANA.id, { pageSize: 10 });
    expect(await store().preferences.change(ANA.id, { times: 'full', theme: 'dark' })).toEqual({
      ...DEFAULT_PREFERENCES,
      pageSize: 10,
      times: 'full',
      theme: 'dark',
    });
    const quiet = { quietFrom: 0, quietUntil: 1_439, muteWeekends: true };
    expect(await store().preferences.change(ANA.id, quiet)).toMatchObject(quiet);
    expect(await store().preferences.get(ANA.id)).toMatchObject({ ...quiet, pageSize: 10 });
    expect(await store().preferences.change(ANA.id, { quietFrom: null, quietUntil: null })).toMatchObject({
      quietFrom: null,
      muteWeekends: true,
    });
    expect(await store().preferences.get(ANA.id)).toMatchObject({ pageSize: 10, times: 'full', theme: 'dark' });
    expect(await store().preferences.get(BEN.id)).toEqual(DEFAULT_PREFERENCES);
  });

  test('a home that was opened within a day is drawn again when something has happened, once', async () => {
    await store().homes.opened(ANA, 'Europe/Madrid', NOON);
    await store().homes.opened(BEN, 'UTC', NOON - DAY - 1);
    expect(await due(NOON)).toEqual([{ person: ANA, zone: 'Europe/Madrid', openedAt: NOON, hash: null, shown: null }]);
    expect(await due(NOON)).toEqual([]);
  });

  test('a home that shows all there is rests, and is not drawn again before its time', async () => {
    await store().homes.opened(ANA, 'UTC', NOON);
    await store().homes.published(ANA.id, { hash: 'h1', shown: 's1', seq: 5, nextAt: NOON + 5_000 });
    expect(await due(NOON + 9_000)).toEqual([]);
    expect(await due(NOON + 4_999, 6)).toEqual([]);
    expect(await due(NOON + 5_000, 6)).toMatchObject([{ hash: 'h1', shown: 's1' }]);
  });

  test('opening a home again keeps what is known of it', async () => {
    await store().homes.opened(ANA, 'UTC', NOON);
    await store().homes.published(ANA.id, { hash: 'h1', shown: 's1', seq: 5, nextAt: 0 });
    await store().homes.opened(ANA, 'Asia/Tokyo', NOON + 1);
    expect(await store().homes.get(ANA.id)).toEqual({
      person: ANA,
      zone: 'Asia/Tokyo',
      openedAt: NOON + 1,
      hash: 'h1',
      shown: 's1',
    });
    expect(await store().homes.get('U0NOBODY')).toBeNull();
  });

  test('a home that is closed is left alone until it is opened again', async () => {
    await store().homes.opened(ANA, 'UTC', NOON);
    await store().homes.opened(BEN, 'UTC', NOON);
    await store().homes.closed(ANA.id);
    expect(await names(due(NOON))).toEqual(['Ben Okri']);
    await store().homes.opened(ANA, 'UTC', NOON + 1);
    expect(await names(due(NOON + 1))).toEqual(['Ana Ruiz']);
  });
}
