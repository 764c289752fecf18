import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aRun } from '../../support/run-fixtures.ts';

export function triggersContract(store: () => Store): void {
  test('a message is kept once, with what it did and what stands on it', async () => {
    const { number } = await store().runs.insert(aRun());
    const other = await store().runs.insert(aRun());
    await store().triggers.put({ channel: 'C1', ts: '1.1', run: number, operation: null });
    await store().triggers.put({ channel: 'C1', ts: '1.2', run: number, operation: 'key' });
    await store().triggers.put({ channel: 'C1', ts: '1.1', run: other.number, operation: 'late' });
    await store().triggers.shown('C1', '1.1', 'eyes');
    expect(await store().triggers.ofRuns([number, other.number])).toEqual([
      { channel: 'C1', ts: '1.1', run: number, operation: null, shown: 'eyes' },
      { channel: 'C1', ts: '1.2', run: number, operation: 'key', shown: null },
    ]);
    expect(await store().triggers.get('C1', '1.2')).toMatchObject({ operation: 'key' });
    expect(await store().triggers.get('C2', '1.2')).toBeNull();
    expect(await store().triggers.ofRuns([])).toEqual([]);
  });

  test('the newest run with a card in a thread, or at its head, is found', async () => {
    const [first, second] = [await store().runs.insert(aRun()), await store().runs.insert(aRun())];
    await store().posts.want({ run: first.number, channel: 'C1', threadTs: null });
    await store().posts.placed(first.number, 'C1', '7.1', 0);
    expect(await store().posts.inThread('C1', '7.1')).toMatchObject({ run: first.number });
    await store().posts.want({ run: second.number, channel: 'C1', threadTs: '7.1' });
    expect(await store().posts.inThread('C1', '7.1')).toMatchObject({ run: second.number, ts: null });
    expect(await store().posts.inThread('C2', '7.1')).toBeNull();
    expect(await store().posts.inThread('C1', '7.2')).toBeNull();
  });
}
