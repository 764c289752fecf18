import { afterEach, expect, test } from 'vitest';
import { removeView } from '../../src/ops/remove-view.ts';
import { shareView } from '../../src/ops/share-view.ts';
import { ANA } from '../support/ops-world.ts';
import { openSite, type Site } from './site.ts';

const BEN = { id: 'U0BEN', name: 'Ben Okri' };

let site: Site;
afterEach(() => site.close());

async function withViews(mode: Parameters<typeof openSite>[0]) {
  site = await openSite(mode);
  const view = { query: 'status:failed', changedAt: 1 };
  await site.store.views.put({ ...view, name: 'broken <b>', owner: BEN, shared: true });
  await site.store.views.put({ ...view, name: 'bens own', owner: BEN, shared: false });
}
const page = async (path: string, cookie = '') => (await site.get(path, { cookie })).text();

test('shared views are filters of the list of runs, and can be asked for by name', async () => {
  await withViews('open');
  const list = await page('/runs');
  expect(list).toContain('broken &lt;b&gt;</a>');
  expect(list).not.toContain('bens own');
  const answer = await site.get(`/runs?q=${encodeURIComponent('view:"broken <b>"')}`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('aria-current="true">broken');
  expect((await site.get(`/runs?q=${encodeURIComponent('view:"bens own"')}`)).status).toBe(400);
});

test('one’s own views are there for who signed in, and for nobody else', async () => {
  await withViews('private');
  expect(await page('/runs', await site.signIn(BEN))).toContain('bens own');
  const others = await page('/runs', await site.signIn(ANA));
  expect(others).toContain('broken');
  expect(others).not.toContain('bens own');
});

test('a view that is shared stands on everybody’s page at once', async () => {
  await withViews('private');
  const cookie = await site.signIn(ANA);
  expect(await page('/runs', cookie)).not.toContain('bens own');
  await shareView(site.context, { key: 'k', by: BEN, name: 'bens own' });
  expect(await page('/runs', cookie)).toContain('bens own');
});

test('a view that was removed is gone from the page at once', async () => {
  await withViews('private');
  const cookie = await site.signIn(BEN);
  expect(await page('/runs', cookie)).toContain('bens own');
  await removeView(site.context, { key: 'k', by: BEN, name: 'bens own' });
  expect(await page('/runs', cookie)).not.toContain('bens own');
});

test('the public view shows no saved view, and tells none by a wrong name', async () => {
  await withViews('public');
  expect(await page('/runs')).not.toContain('broken');
  const answer = await page(`/runs?q=${encodeURIComponent('view:brokn')}`);
  expect(answer).toContain('The public view can be searched by');
  expect(answer).not.toContain('broken');
});
