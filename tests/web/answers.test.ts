import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCharts } from '../../src/charts/charts.ts';
import { AppError } from '../../src/domain/errors.ts';
import { webReads } from '../../src/web-reads.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
  await busyDay(site.store);
});
afterEach(() => site.close());

const EVERYWHERE = [
  '/',
  '/runs',
  '/runs?q=projct:web',
  '/runs/1001',
  '/runs/0',
  '/health',
  '/nothing',
  '/signin',
  '/signin?token=x',
  '/healthz',
  '/readyz',
  '/metrics',
  '/live',
  '/assets/nothing.css',
];

describe('every answer', () => {
  test.each(EVERYWHERE)('%s carries the security headers', async (path) => {
    const answer = await site.get(path);
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    await answer.body?.cancel();
  });

  test('a failure of ours is a page with help, with the headers, and a line in the log', async () => {
    await site.close();
    const opened = await openSite('open', { ready: () => Promise.reject(new Error('secret detail')) });
    const answer = await opened.get('/readyz');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('Nothing was lost');
    expect(text).not.toContain('secret detail');
    expect(opened.errors).toHaveLength(1);
    site = opened;
  });

  test('a database that does not answer is said with 503, never shown as an empty list', async () => {
    await site.close();
    const world = await openSite();
    const reads = webReads(
      world.context,
      () => Promise.reject(new AppError('unavailable', 'The database does not answer.')),
      createCharts(new Map()),
    );
    const gone = () => Promise.reject(new AppError('unavailable', 'The database does not answer.'));
    site = await openSite('open', { reads: { ...reads, version: gone } });
    for (const path of ['/', '/runs', '/runs/1001', '/analytics', '/health']) {
      const answer = await site.get(path);
      expect(answer.status, path).toBe(503);
      expect(await answer.text()).toContain('The database does not answer.');
    }
    await world.close();
  });
});

describe('paths and methods', () => {
  test.each([
    '/nothing',
    '/runs/',
    '/runs/12a',
    '/runs/1001/x',
    '/RUNS',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])('%s is not there, and the page says how to go on', async (path) => {
    const answer = await site.get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('href="/runs"');
  });

  test('nothing on the page changes a run', async () => {
    for (const path of ['/', '/runs', '/runs/1001', '/analytics', '/health']) {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        const answer = await fetch(site.url + path, { method });
        expect(answer.status, `${method} ${path}`).toBe(405);
        expect(answer.headers.get('allow')).toBe('GET, HEAD');
      }
    }
  });

  test('HEAD says what GET would, without the page', async () => {
    const head = await fetch(`${site.url}/runs`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await head.text()).toBe('');
  });
});

describe('what browsers may keep', () => {
  test.each(['/', '/runs?q=status:failed', '/runs/1001', '/analytics', '/health'])(
    '%s is not sent twice while nothing happens',
    async (path) => {
      const etag = (await site.get(path)).headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{22}"$/);
      const again = await site.get(path, { 'if-none-match': etag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    },
  );

  test('news, another zone, another query and time that goes by are another page', async () => {
    const etag = (await site.get('/runs')).headers.get('etag') ?? '';
    expect((await site.get('/runs', { 'if-none-match': etag, cookie: 'tz=Asia/Tokyo' })).status).toBe(200);
    expect((await site.get('/runs?q=cost:>1', { 'if-none-match': etag })).status).toBe(200);
    site.clock.now += 15_000;
    expect((await site.get('/runs', { 'if-none-match': etag })).status).toBe(200);
    site.clock.now -= 15_000;
    await site.store.journal.append([
      { kind: 'edited', run: 1001, at: site.clock.now, actor: { kind: 'runtower' }, action: null, detail: null },
    ]);
    expect((await site.get('/runs', { 'if-none-match': etag })).status).toBe(200);
  });

  test('what one person saw is not kept for another', async () => {
    const opened = await openSite('public');
    await busyDay(opened.store);
    expect(await (await opened.get('/runs', { cookie: await opened.signIn() })).text()).toContain(
      'Fix the login redirect',
    );
    expect(await (await opened.get('/runs')).text()).not.toContain('Fix the login redirect');
    await opened.close();
  });

  test("a moving run's page is drawn anew each time, because its log grows without news", async () => {
    const [moving] = (await site.store.runs.list(await query('status:running'), { limit: 1 })).runs;
    expect((await site.get(`/runs/${moving?.number}`)).headers.get('etag')).toBeNull();
  });

  test('the start page with everything it loads is under 50 KB on the wire', async () => {
    const page = await (await site.get('/')).text();
    const files = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    const scripts = files.filter((path) => path.endsWith('.js')).map((path) => path.replace('live.js', ''));
    const all = ['/', ...files, ...scripts.flatMap((folder) => [`${folder}morph.js`, `${folder}news.js`])];
    const sizes = await Promise.all(
      all.map(async (path) =>
        Number((await site.get(path, { 'accept-encoding': 'gzip' })).headers.get('content-length')),
      ),
    );
    expect(files).toHaveLength(3);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(50_000);
  });

  test('files are named by their content, kept for ever and compressed', async () => {
    const page = await (await site.get('/')).text();
    const path = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? '';
    const answer = await site.get(path);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const raw = await site.web.app.request(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(Buffer.from(await raw.arrayBuffer())).toString()).toBe(
      await (await site.web.app.request(path)).text(),
    );
  });

  test('a page loads itself again where the script cannot', async () => {
    expect((await site.get('/?refresh=30')).headers.get('refresh')).toBe('30');
    expect((await site.get('/?refresh=1')).headers.get('refresh')).toBeNull();
    expect((await site.get('/?refresh=30%3Burl=http://evil.example')).headers.get('refresh')).toBeNull();
  });

  async function query(text: string) {
    const unasked = () => Promise.reject(new Error('not asked'));
    return webReads(site.context, unasked, createCharts(new Map())).query(text, null, 'UTC');
  }
});

describe('what machines ask', () => {
  test('it is alive', async () => {
    expect(await (await site.get('/healthz')).json()).toEqual({ ok: true });
  });

  test('it says why it is not ready', async () => {
    const opened = await openSite('private', {
      ready: async () => ({ ok: false, reasons: ['slack: not connected yet'] }),
    });
    const answer = await opened.get('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, reasons: ['slack: not connected yet'] });
    await opened.close();
  });

  test('its numbers are for this machine and for who has the token, not for what a proxy passes on', async () => {
    expect(await (await site.get('/metrics')).text()).toBe('runs_total 1\n');
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    expect((await site.get('/metrics', proxied)).status).toBe(401);
    expect((await site.get('/metrics', { ...proxied, authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await site.get('/metrics', { ...proxied, authorization: 'Bearer metrics-token' })).status).toBe(200);
  });
});
