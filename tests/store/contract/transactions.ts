import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';
import { aQuery } from './a-query.ts';

export function transactionsContract(store: () => Store): void {
  test('a transaction lands whole or not at all', async () => {
    const work = store().write(async (tx) => {
      await tx.runs.insert(aRun());
      await tx.inbox.take('a', NOON);
      expect(await tx.runs.count(aQuery())).toBe(1);
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    expect(await store().runs.count(aQuery())).toBe(0);
    expect(await store().inbox.take('a', NOON)).toBe(true);
  });

  test('what a transaction wrote is read by everybody once it has ended', async () => {
    const run = await store().write((tx) => tx.runs.insert(aRun()));
    expect(await store().runs.get(run.number)).toEqual(run);
  });

  test('transactions that read and then write the same row lose nothing', async () => {
    const run = await store().runs.insert(aRun({ tokens: 0 }));
    const add = () =>
      store().write(async (tx) => {
        const known = await tx.runs.get(run.number);
        if (known !== null) await tx.runs.save({ ...known, tokens: (known.tokens ?? 0) + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, add));
    expect((await store().runs.get(run.number))?.tokens).toBe(20);
  });

  test('a failed transaction does not stop the next', async () => {
    await store().runs.insert(aRun({ key: 'k' }));
    const failing = store().write((tx) => tx.runs.insert(aRun({ key: 'k' })));
    await expect(failing).rejects.toMatchObject({ code: 'conflict' });
    expect((await store().write((tx) => tx.runs.insert(aRun({ key: 'l' })))).key).toBe('l');
  });

  test('a database that answers passes its check', async () => {
    await expect(store().check()).resolves.toBeUndefined();
  });
}
