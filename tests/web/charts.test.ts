import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/time.ts';
import { aRun, NOON } from '../support/run-fixtures.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
  await site.store.runs.insertMany([
    aRun({ createdAt: NOON - HOUR, costMicros: 1_500_000, project: 'web' }),
    aRun({ createdAt: NOON - 2 * HOUR, status: 'failed', costMicros: null, project: 'web' }),
    aRun({ createdAt: NOON - 3 * HOUR, project: 'api', costMicros: 500_000, model: 'opus', tokens: 1_200_000 }),
    aRun({ createdAt: NOON - 24 * 8 * HOUR, project: 'api' }),
  ]);
});
afterEach(() => site.close());

const text = async (path: string) => (await site.get(path)).text();

test('every chart stands there as a picture, in words and as a table', async () => {
  const page = await text('/analytics?period=30d');
  for (const name of ['hours', 'failures', 'projects', 'tokens', 'throughput', 'status']) {
    expect(page).toContain(`/charts/${name}.svg?period&#x3D;30d`);
    expect(page).toContain(`id="chart-${name}-numbers"`);
  }
  expect(page).toContain('alt="Cost by project · 3 May to 1 Jun 2026: ');
  expect(page).toContain('Tests failed: … of …');
});

test.each(['svg', 'png'])('a chart is there as %s, and is not sent again unchanged', async (format) => {
  const answer = await site.get(`/charts/cost.${format}?period=30d&scheme=dark`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(format === 'svg' ? 'image/svg+xml' : 'image/png');
  const body = Buffer.from(await answer.arrayBuffer());
  expect(body.subarray(0, 8).toString('latin1')).toContain(format === 'svg' ? '<?xml' : 'PNG');
  const tag = answer.headers.get('etag') ?? '';
  expect((await site.get(`/charts/cost.${format}?period=30d&scheme=dark`, { 'If-None-Match': tag })).status).toBe(304);
  await site.store.runs.insert(aRun({ createdAt: NOON - HOUR, costMicros: 9_000_000 }));
  await site.store.journal.append([
    { kind: 'project-changed', run: null, at: NOON, actor: { kind: 'runtower' }, action: null, detail: null },
  ]);
  const later = await site.get(`/charts/cost.${format}?period=30d&scheme=dark`, { 'If-None-Match': tag });
  expect(later.status).toBe(200);
  expect(Buffer.from(await later.arrayBuffer()).equals(body)).toBe(false);
});

test('a chart that there is not is not found, with the nearest name', async () => {
  const answer = await site.get('/charts/costs.svg');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('Did you mean cost?');
});

test('the public view has no chart of money, names or messages', async () => {
  await site.close();
  site = await openSite('public');
  await site.store.runs.insertMany([aRun({ project: 'secret-project', model: 'secret-model', error: 'secret words' })]);
  const page = await text('/analytics');
  expect(page).not.toMatch(/secret|\$|Ana Ruiz|Tokens/);
  for (const name of ['cost', 'projects', 'tokens', 'failures']) {
    expect((await site.get(`/charts/${name}.svg`)).status, name).toBe(404);
  }
  expect((await site.get('/charts/activity.svg')).status).toBe(200);
  expect((await site.get('/analytics?q=project:secret-project')).status).toBe(400);
});

test('the private view shows no chart to who has not signed in', async () => {
  await site.close();
  site = await openSite('private');
  expect((await site.get('/charts/cost.svg')).status).toBe(401);
});

test('an export is streamed to its end, searchable as the list is', async () => {
  const answer = await site.get('/export/runs.csv?q=project:web&bom=on');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('runs.csv');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString().trim().split('\r\n')).toHaveLength(3);
  expect((await site.get('/export/runs.csv?q=stauts:failed')).status).toBe(400);
});

test('an export of the public view has nothing that it hides, and the private one is not for strangers', async () => {
  await site.close();
  site = await openSite('public');
  await site.store.runs.insertMany([aRun({ title: 'secret-title', prompt: 'secret', project: 'secret-project' })]);
  const open = await text('/export/runs.csv');
  expect(open.trim().split('\r\n')).toHaveLength(2);
  expect(open).not.toMatch(/secret|Ana/);
  await site.close();
  site = await openSite('private');
  expect((await site.get('/export/runs.csv')).status).toBe(401);
});
