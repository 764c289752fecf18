import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

/** What a first visit may cost: the page, its style and its scripts, compressed. */
const MOST = 50 * 1024;

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterAll(() => site.close());

/** The bytes of an answer as they travel. */
async function wireSize(path: string): Promise<{ readonly bytes: number; readonly text: string }> {
  const answer = await site.get(path, { 'accept-encoding': 'gzip' });
  const text = await answer.text();
  expect(answer.headers.get('content-encoding'), path).toBe('gzip');
  return { bytes: Number(answer.headers.get('content-length')), text };
}

async function firstVisit(path: string): Promise<number> {
  const { bytes, text } = await wireSize(path);
  const parts = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset ?? '');
  const prefix = /\/assets\/[0-9a-f]+\//.exec(text)?.[0] ?? '';
  const scripts = text.includes('live.js') ? ['morph.js', 'news.js'].map((name) => prefix + name) : [];
  const sizes = await Promise.all([...new Set([...parts, ...scripts])].map(wireSize));
  return sizes.reduce((sum, each) => sum + each.bytes, bytes);
}

test.each([
  '/',
  '/?wall',
  '/runs',
  '/runs?q=status:failed',
  '/runs/1047',
  '/runs/1040?compare=1041',
  '/projects',
  '/projects/web',
  '/analytics',
  '/analytics?period=90d',
  '/health',
  '/preferences',
  '/nothing',
])('%s with everything that it needs travels in less than 50 KB', async (path) => {
  const bytes = await firstVisit(path);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(MOST);
});

test('a hundred runs on a page travel in less than 50 KB', async () => {
  const answer = await site.get('/runs', { 'accept-encoding': 'gzip', cookie: 'look=rows%3D100' });
  await answer.text();
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(MOST);
});
