import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterAll(() => site.close());

const text = async (path: string, from: Site = site) => (await from.get(path)).text();
const read = async (path: string, from: Site = site) =>
  (await text(path, from))
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
/** The first numbers of each row of the table of all numbers. */
const created = (page: string) =>
  [...page.matchAll(/<tr><th scope="row"><a href="[^"]*">[^<]*<\/a><\/th><td>([\d,]+)<\/td>/g)].map(([, each]) =>
    Number(each),
  );

test('the analytics of all runs count each run once, in the figure and in the table', async () => {
  const page = await text('/analytics?period=7d');
  expect(page).toContain('<span class="tile-value">56</span>');
  expect(created(page).reduce((sum, each) => sum + each, 0)).toBe(56);
  expect(created(page)).toHaveLength(7);
});

test('a query narrows every number, and each number leads to its runs', async () => {
  const page = await text('/analytics?period=7d&q=status%3Afailed');
  expect(page).toContain('<span class="tile-value">6</span>');
  const href = /<h2 id="by-project-title">[\s\S]*?<a href="([^"]+)"/.exec(page)?.[1] ?? '';
  const list = await read(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
  expect(list).toMatch(/\d runs? Search/);
  expect(list).not.toContain('was not understood');
});

test('a period and a query that mean nothing are said, and nothing is shown for them', async () => {
  for (const search of ['period=never', 'q=projct%3Aweb', 'period=100000d']) {
    const answer = await site.get(`/analytics?${search}`);
    expect(answer.status, search).toBe(400);
    const page = await answer.text();
    expect(page).toContain('role="alert"');
    expect(page).not.toContain('tile-value');
  }
});

test('a time without runs says so instead of showing zeros', async () => {
  const page = await read('/analytics?period=2020-01');
  expect(page).toContain('No run was created in this time');
  expect(page).toContain('Success unknown');
});

test('sums say over how many runs they are', async () => {
  expect(await read('/analytics?period=7d')).toMatch(/Cost \$[\d.]+ over 48 of 56 runs/);
});

test('the projects are listed with their numbers, and each has its page', async () => {
  await site.store.projects.put({ name: 'quiet <one>', description: 'Nothing "yet"' }, 1);
  const list = await text('/projects');
  expect(list).toContain('href="/projects/web"');
  expect(list).toContain('quiet &lt;one&gt;');
  const page = await read('/projects/quiet%20%3Cone%3E');
  expect(page).toContain('Nothing "yet"');
  expect(page).toContain('No run yet');
  expect((await site.get('/projects/web?period=7d')).status).toBe(200);
  expect((await site.get('/projects/nowhere')).status).toBe(404);
});

test('a project that is called like a path or a query still has its page', async () => {
  for (const name of ['a/b', 'web OR api', '"quoted"', 'x\\y', '%2e%2e', 'プロジェクト']) {
    await site.store.projects.put({ name }, 1);
    expect((await site.get(`/projects/${encodeURIComponent(name)}`)).status, name).toBe(200);
  }
});

test('the public view knows no project and no money', async () => {
  const open = await openSite('public');
  await busyDay(open.store);
  const page = await read('/analytics?period=7d', open);
  expect(page).toContain('By provider');
  expect(page).not.toMatch(/By project|By person|By model|Cost|Tokens|\$/);
  expect(await read('/projects', open)).toContain('not part of the public view');
  expect((await open.get('/projects/web')).status).toBe(403);
  await open.close();
});
