import { expect, test } from 'vitest';
import { httpBot, socketBot } from './bot.ts';
import { ANA, GENERAL, openPlace, refusal } from './place.ts';

test('a call can be made to fail, with an error or a status, as often as told', async () => {
  const { client, sandbox } = await openPlace();
  const post = () => client.chat.postMessage({ channel: GENERAL, text: 'x' });
  sandbox.drills.failNext('chat.postMessage', 'internal_error', 2);
  expect(await refusal(post())).toBe('internal_error');
  expect(await refusal(client.auth.test())).toContain('was not refused');
  expect(await refusal(post())).toBe('internal_error');
  await post();
  sandbox.drills.failNext('*', 503);
  expect(await post().catch((error) => error.statusCode)).toBe(503);
  sandbox.drills.failNext('*', 429);
  expect(await post().catch((error) => error.retryAfter)).toBe(1);
  expect(sandbox.messages(GENERAL)).toHaveLength(1);
});

test('an answer can get lost after the call took effect', async () => {
  const { sandbox, origin } = await openPlace();
  sandbox.drills.loseAnswer('chat.postMessage');
  const sent = fetch(`${origin}/sandbox/api/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-bot', 'content-type': 'application/json' },
    body: JSON.stringify({ channel: GENERAL, text: 'x' }),
    signal: AbortSignal.timeout(300),
  });
  await expect(sent).rejects.toThrow('timeout');
  expect(sandbox.messages(GENERAL)).toHaveLength(1);
});

test('answers can be slow', async () => {
  const { client, sandbox } = await openPlace();
  sandbox.drills.slow(200);
  const started = Date.now();
  await client.auth.test();
  expect(Date.now() - started).toBeGreaterThanOrEqual(199);
});

test.each(['http', 'socket'] as const)('everything can come twice over %s, the same both times', async (transport) => {
  const place = await openPlace({ transport });
  const app = transport === 'http' ? httpBot(place) : await socketBot(place);
  const heard: string[] = [];
  app.command('/runs', async ({ command, ack }) => {
    heard.push(command.trigger_id);
    await ack('Once');
  });
  app.event('app_home_opened', async ({ body, context }) => {
    heard.push(`${body.event_id} ${context.retryNum ?? 0}`);
  });
  const { sandbox } = place;
  sandbox.drills.duplicate(true);
  await sandbox.drive.command(ANA, GENERAL, '/runs', '');
  await expect.poll(() => heard).toHaveLength(2);
  expect(new Set(heard).size).toBe(1);
  expect(sandbox.ephemerals(ANA)).toHaveLength(1);
  heard.length = 0;
  await sandbox.drive.openHome(ANA);
  await expect
    .poll(() => heard.toSorted())
    .toEqual([expect.stringMatching(/^Ev\w+ 0$/), expect.stringMatching(/^Ev\w+ 1$/)]);
  expect(new Set(heard.map((event) => event.split(' ')[0])).size).toBe(1);
  sandbox.drills.duplicate(false);
  await sandbox.drive.openHome(ANA);
  await expect.poll(() => heard).toHaveLength(3);
});
