import { expect, test } from 'vitest';
import type { View } from '../../../src/domain/view.ts';
import type { Store } from '../../../src/store/store.ts';
import { NOON } from '../../support/run-fixtures.ts';

const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };
const BEN = { id: 'U0BEN', name: 'Ben Okri' };
const view = (name: string, overrides: Partial<View> = {}): View => ({
  name,
  query: 'status:failed',
  owner: ANA,
  shared: false,
  changedAt: NOON,
  ...overrides,
});

export function viewsContract(store: () => Store): void {
  test('a view is its owner’s alone until it is shared', async () => {
    await store().views.put(view('Mine'));
    await store().views.put(view('ours', { shared: true }));
    expect(await store().views.visible(ANA.id)).toEqual([view('Mine'), view('ours', { shared: true })]);
    expect((await store().views.visible(BEN.id)).map(({ name }) => name)).toEqual(['ours']);
    expect((await store().views.visible(null)).map(({ name }) => name)).toEqual(['ours']);
  });

  test('the same name in another case replaces a view of the same person', async () => {
    await store().views.put(view('Été'));
    await store().views.put(view('ete', { query: 'is:active' }));
    expect(await store().views.visible(ANA.id)).toEqual([view('ete', { query: 'is:active' })]);
  });

  test('a name is shared by one person, and one’s own view goes before a shared one', async () => {
    await store().views.put(view('red', { shared: true }));
    await store().views.put(view('red', { owner: BEN, query: 'is:active' }));
    expect(await store().views.visible(BEN.id)).toEqual([view('red', { owner: BEN, query: 'is:active' })]);
    const sharing = store().views.put(view('RED', { owner: BEN, shared: true }));
    await expect(sharing).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Ana Ruiz') });
  });

  test('a view that is removed is gone for its owner and leaves others alone', async () => {
    await store().views.put(view('red', { shared: true }));
    await store().views.put(view('red', { owner: BEN }));
    await store().views.remove({ name: 'RED', owner: BEN });
    expect((await store().views.visible(BEN.id)).map(({ owner }) => owner.id)).toEqual([ANA.id]);
  });
}
