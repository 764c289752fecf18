import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { NOON } from '../../support/run-fixtures.ts';

const asked = { channel: 'C1', query: 'is:active', by: { id: 'U1', name: 'Ana' }, zone: 'UTC' };

export function stickyBoardsContract(store: () => Store): void {
  const boards = () => store().stickyBoards;

  test('a channel has one board: another query changes it, and its message stays', async () => {
    expect(await boards().put(asked, NOON)).toMatchObject({ ts: null, since: NOON });
    await boards().placed('C1', '1.1');
    const changed = await boards().put({ ...asked, query: 'status:failed' }, NOON + 1);
    expect(changed).toMatchObject({ ts: '1.1', since: NOON, query: 'status:failed', seq: 0, shown: null });
    await boards().remove('C1');
    expect(await boards().get('C1')).toBeNull();
  });

  test('a board is drawn when there is news, not before its pause is over, and not once its message is lost', async () => {
    await boards().put(asked, NOON);
    expect(await boards().outdated(5, NOON, 9)).toEqual([]);
    await boards().placed('C1', '1.1');
    expect((await boards().outdated(5, NOON, 9)).map(({ channel }) => channel)).toEqual(['C1']);
    await boards().drawn('C1', { shown: 'x', seq: 5, nextAt: NOON + 10 });
    expect(await boards().outdated(5, NOON + 10, 9)).toEqual([]);
    expect(await boards().outdated(6, NOON + 9, 9)).toEqual([]);
    expect(await boards().outdated(6, NOON + 10, 9)).toMatchObject([{ shown: 'x', seq: 5 }]);
    await boards().failed('C1', NOON + 50);
    expect(await boards().outdated(6, NOON + 49, 9)).toEqual([]);
    expect(await boards().outdated(6, NOON + 50, 9)).toMatchObject([{ attempts: 1 }]);
    await boards().lost('C1', 'The channel is archived.');
    expect(await boards().outdated(9, NOON + 99, 9)).toEqual([]);
    expect(await boards().put(asked, NOON + 100)).toMatchObject({ ts: null, since: NOON + 100 });
  });
}
