import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../src/store/store.ts';
import { ownPath, readLink, signLink } from '../../src/web/access/links.ts';
import { ANA } from '../support/ops-world.ts';
import { NOON } from '../support/run-fixtures.ts';
import { busyDay } from './busy-day.ts';
import { openSite, type Site } from './site.ts';

const MINUTE = 60_000;
const PAGES = [
  '/',
  '/runs',
  '/runs?q=status:failed',
  '/runs/1001',
  '/runs/999999',
  '/health',
  '/nothing',
  '/projects',
  '/analytics',
];
const ALWAYS = ['/healthz', '/readyz', '/signin'];

const sites = {} as Record<'private' | 'public' | 'open', Site>;

beforeAll(async () => {
  for (const mode of ['private', 'public', 'open'] as const) {
    sites[mode] = await openSite(mode);
    await busyDay(sites[mode].store);
  }
});
afterAll(() => Promise.all(Object.values(sites).map((site) => site.close())));

const status = async (site: Site, path: string, cookie = '') =>
  (await site.get(path, cookie === '' ? {} : { cookie })).status;

describe('who may see what', () => {
  test.each([...PAGES, '/live'])('a stranger sees nothing at %s of a private page', async (path) => {
    const answer = await sites.private.get(path);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toMatch(/#10\d\d|login redirect|Ana Ruiz|simulator/);
  });

  test.each(PAGES)('who signed in sees %s in every mode as everybody does in the open one', async (path) => {
    const expected = await status(sites.open, path);
    for (const site of [sites.private, sites.public])
      expect(await status(site, path, await site.signIn())).toBe(expected);
    expect(await status(sites.public, path)).toBe(expected);
  });

  test.each(['private', 'public', 'open'] as const)('machines may ask how a %s page does', async (mode) => {
    for (const path of ALWAYS) expect(await status(sites[mode], path)).not.toBe(404);
    expect(await status(sites[mode], '/healthz')).toBe(200);
    expect(await status(sites[mode], '/readyz')).toBe(200);
  });

  test('a private page sends its style to everybody, or the sign-in page would have none', async () => {
    const page = await (await sites.private.get('/')).text();
    const style = /href="(\/assets\/[^"]+style\.css)"/.exec(page)?.[1] ?? '';
    expect(await status(sites.private, style)).toBe(200);
  });

  test('browsers find the icon by themselves', async () => {
    const answer = await sites.private.get('/favicon.ico');
    expect(await status(sites.private, answer.headers.get('location') ?? '')).toBe(200);
  });

  test('a path that only looks like an open one is not open', async () => {
    for (const path of ['/signinx', '/healthz/x', '/readyz2', '/metricsx', '/unsubscribe', '//healthz', '/assets']) {
      expect(await status(sites.private, path), path).toBe(401);
    }
  });
});

describe('signed links', () => {
  const tokenOf = (site: Site, path = '/') => new URL(site.web.pageLink(ANA, path)).searchParams.get('token') ?? '';
  const press = (site: Site, token: string, headers: Record<string, string> = {}) =>
    fetch(`${site.url}/signin`, { method: 'POST', body: new URLSearchParams({ token }), headers, redirect: 'manual' });

  test('looking at a link changes nothing, however often a chat or a mail scanner does it', async () => {
    const site = sites.private;
    const token = tokenOf(site, '/runs');
    for (let look = 0; look < 20; look++) {
      const answer = await site.get(`/signin?token=${token}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    const entered = await press(site, token);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/runs');
  });

  test('a link lets in once, even when it is pressed twice at the same moment', async () => {
    const token = tokenOf(sites.private);
    const answers = await Promise.all([press(sites.private, token), press(sites.private, token)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 403]);
    expect((await press(sites.private, token)).status).toBe(403);
  });

  test('a link works for a quarter of an hour and not a second longer', async () => {
    const site = sites.private;
    const [early, late] = [tokenOf(site), tokenOf(site)];
    site.clock.now = NOON + 15 * MINUTE - 1000;
    expect((await press(site, early)).status).toBe(303);
    site.clock.now = NOON + 15 * MINUTE;
    expect((await press(site, late)).status).toBe(403);
    site.clock.now = NOON;
  });

  test('the cookie is for this host, this path and no script; over https only for https', async () => {
    const plain = await press(sites.private, tokenOf(sites.private));
    expect(plain.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^runtower=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const site = await openSite('private', { publicUrl: () => 'https://runtower.example.com' });
    const safe = await press(site, tokenOf(site));
    expect(safe.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-runtower=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(safe.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    await site.close();
  });

  test('signing out ends the session itself, not only the cookie', async () => {
    const site = sites.private;
    const cookie = await site.signIn();
    expect(await status(site, '/', cookie)).toBe(200);
    await fetch(`${site.url}/signout`, { method: 'POST', headers: { cookie } });
    expect(await status(site, '/', cookie)).toBe(401);
  });

  test('a session ends after seven days', async () => {
    const site = sites.private;
    const cookie = await site.signIn();
    site.clock.now = NOON + 7 * 24 * 60 * MINUTE;
    expect(await status(site, '/', cookie)).toBe(401);
    site.clock.now = NOON;
  });

  test('a form of another site signs nobody in or out', async () => {
    const site = sites.private;
    const cookie = await site.signIn();
    expect((await press(site, tokenOf(site), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const out = await fetch(`${site.url}/signout`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    });
    expect(out.status).toBe(403);
    expect(await status(site, '/', cookie)).toBe(200);
  });

  test('a link leads to pages of ours only', () => {
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '',
      'runs',
      '/\t/evil.example',
      '/%5c%5cevil',
    ]) {
      expect(new URL(ownPath(path), 'http://here.example').origin, path).toBe('http://here.example');
    }
    expect(ownPath('/runs?q=status%3Afailed')).toBe('/runs?q=status%3Afailed');
  });
});

describe('tokens and cookies that were not given out', () => {
  const keys = ['the newest key', 'the key before'] as const;
  const link = { person: ANA, path: '/runs', expiresAt: NOON + MINUTE, nonce: 'abc' };
  const times = process.env.PROVE ? 10_000 : 1_000;

  test('no changed token is taken', () => {
    const token = signLink(link, keys[0]);
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%+/ ');
    const change = fc.tuple(fc.nat(token.length - 1), letter, fc.constantFrom('replace', 'insert', 'remove'));
    fc.assert(
      fc.property(change, ([at, by, how]) => {
        const rest = token.slice(how === 'insert' ? at : at + 1);
        const changed = token.slice(0, at) + (how === 'remove' ? '' : by) + rest;
        expect(readLink(changed, keys, NOON)).toEqual(changed === token ? link : null);
      }),
      { numRuns: times },
    );
  });

  test('both keys count while they are both named, and a key that was taken away does not', () => {
    expect(readLink(signLink(link, keys[1]), keys, NOON)).toEqual(link);
    expect(readLink(signLink(link, keys[1]), [keys[0]], NOON)).toBeNull();
  });

  test('no changed cookie is a session', async () => {
    const [name = '', id = ''] = (await sites.private.signIn()).split('=');
    const asked: (Session | null)[] = [];
    for (let at = 0; at < id.length; at++) {
      const changed = id.slice(0, at) + (id[at] === 'A' ? 'B' : 'A') + id.slice(at + 1);
      asked.push(await sites.private.store.sessions.get(changed, NOON));
    }
    expect(asked.every((session) => session === null)).toBe(true);
    expect(await status(sites.private, '/', `${name}=${id.slice(0, -1)}`)).toBe(401);
    expect(await status(sites.private, '/', `${name}=${id}`)).toBe(200);
  });
});
