import { WebAPIRateLimitedError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { Limits } from '../../src/sandbox/api/limits.ts';
import { GENERAL, OURS, openPlace } from './place.ts';

test('a channel takes three messages at once and then one a second; another channel is free', async () => {
  const { client, advance } = await openPlace({ rateLimits: true });
  const post = (channel = GENERAL) => client.chat.postMessage({ channel, text: 'x' });
  for (let index = 0; index < 3; index += 1) await post();
  const error = await post().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WebAPIRateLimitedError);
  expect((error as WebAPIRateLimitedError).retryAfter).toBe(1);
  await post(OURS);
  advance(1000);
  await post();
});

test('a limit is said with status 429 and the seconds to wait', async () => {
  const { origin, sandbox } = await openPlace({ rateLimits: true });
  const list = () =>
    fetch(`${origin}/sandbox/api/users.list`, { method: 'POST', headers: { authorization: 'Bearer xoxb-bot' } });
  for (let index = 0; index < 20; index += 1) expect((await list()).status).toBe(200);
  const limited = await list();
  expect(limited.status).toBe(429);
  expect(limited.headers.get('retry-after')).toBe('3');
  expect(await limited.json()).toEqual({ ok: false, error: 'ratelimited' });
  expect(sandbox.calls.at(-1)).toMatchObject({ method: 'users.list', ok: false, error: 'ratelimited' });
});

test.each([
  ['apps.connections.open', 10],
  ['conversations.list', 20],
  ['chat.update', 50],
  ['views.open', 100],
  ['auth.test', 600],
])('%s may be called %i times a minute', (method, perMinute) => {
  let now = 0;
  const limits = new Limits(() => now);
  for (let call = 0; call < perMinute; call += 1) expect(limits.take(method, null)).toBeNull();
  const wait = limits.take(method, null) ?? 0;
  expect(wait).toBe(Math.ceil(60 / perMinute));
  now += wait * 1000;
  expect(limits.take(method, null)).toBeNull();
});

test('waiting as told is always enough', () => {
  let now = 0;
  const limits = new Limits(() => now);
  for (let call = 0; call < 500; call += 1) {
    const wait = limits.take('chat.postMessage', GENERAL);
    if (wait !== null) {
      now += wait * 1000;
      expect(limits.take('chat.postMessage', GENERAL)).toBeNull();
    }
  }
});
