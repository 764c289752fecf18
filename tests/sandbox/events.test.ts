import { expect, test } from 'vitest';
import type { Json } from '../../src/sandbox/json.ts';
import { httpBot } from './bot.ts';
import { ANA, BO, DIRECT, ELSEWHERE, GENERAL, OLD, openPlace } from './place.ts';

test('the bot hears what is written where it is, and knows when it is meant', async () => {
  const place = await openPlace();
  const app = httpBot(place);
  const heard: Json[] = [];
  app.event(/^(message|app_mention)$/, async ({ event, body }) => {
    heard.push({ ...event, id: body.event_id } as unknown as Json);
  });
  const { drive } = place.sandbox;
  const first = await drive.message(ANA, GENERAL, 'hey @tower fix <this> in #general');
  await drive.message(BO, GENERAL, 'on it', first.ts);
  await drive.message(ANA, DIRECT, 'hello');
  await drive.message(ANA, ELSEWHERE, 'the bot is not here, @tower');
  await expect.poll(() => heard).toHaveLength(4);
  const text = `hey <@U0BOT> fix &lt;this&gt; in <#${GENERAL}|general>`;
  expect(heard).toContainEqual(expect.objectContaining({ type: 'app_mention', user: ANA, text, channel: GENERAL }));
  expect(heard).toContainEqual(expect.objectContaining({ type: 'message', text, channel_type: 'channel' }));
  expect(heard).toContainEqual(
    expect.objectContaining({ text: 'on it', thread_ts: first.ts, parent_user_id: ANA, user: BO }),
  );
  expect(heard).toContainEqual(expect.objectContaining({ text: 'hello', channel: DIRECT, channel_type: 'im' }));
  expect(new Set(heard.map((event) => event.id)).size).toBe(4);
});

test('a person cannot write a command, nothing, or into an archived channel', async () => {
  const { drive } = (await openPlace()).sandbox;
  expect(await drive.message(ANA, GENERAL, '/runs')).toMatchObject({ ok: false });
  expect(await drive.message(ANA, GENERAL, ' ')).toEqual({ ok: false, error: 'no_text' });
  expect(await drive.message(ANA, OLD, 'x')).toEqual({ ok: false, error: 'is_archived' });
  expect(await drive.message(ANA, GENERAL, 'x', '1.000001')).toEqual({ ok: false, error: 'thread_not_found' });
  expect(await drive.message(BO, DIRECT, 'x')).toEqual({ ok: false, error: 'channel_not_found' });
});

test('an event that was not acknowledged comes again at once, and says so', async () => {
  const place = await openPlace();
  const attempts: (string | undefined)[] = [];
  place.answer((request, response) => {
    attempts.push(request.headers['x-slack-retry-num'] as string | undefined);
    response.writeHead(attempts.length === 1 ? 500 : 200).end();
  });
  await place.sandbox.drive.openHome(ANA);
  await expect.poll(() => attempts).toEqual([undefined, '1']);
});

test('an event that the bot does not want again does not come again', async () => {
  const place = await openPlace();
  let attempts = 0;
  place.answer((_request, response) => {
    attempts += 1;
    response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
  });
  expect(await place.sandbox.drive.openHome(ANA)).toEqual({ ok: false, error: 'dispatch_failed' });
  await place.sandbox.drive.openHome(ANA);
  expect(attempts).toBe(2);
});
