import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite('private');
});
afterEach(() => site.close());

const call = (provider: string, body = '{}') => fetch(`${site.url}/webhooks/${provider}`, { method: 'POST', body });

test('a call from a provider is taken without a session, and only where that provider is connected', async () => {
  expect((await call('codegen')).status).toBe(202);
  expect((await call('nobody')).status).toBe(404);
  expect((await site.get('/webhooks/codegen')).status).toBe(405);
});

test('a call says nothing about runs, whatever is in it', async () => {
  const answer = await call('codegen', '<script>alert(1)</script>');
  expect(await answer.json()).toEqual({ ok: true });
});
