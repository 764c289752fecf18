import { expect, test } from 'vitest';
import { httpBot } from './bot.ts';
import { ANA, GENERAL, openPlace, type Place } from './place.ts';
import { actions, button } from './rules/pieces.ts';

/** Sends to the response_url of a fresh command; the status and the error of the answer. */
async function responder(place: Place) {
  let url = '';
  httpBot(place).command('/runs', async ({ command, ack }) => {
    url = command.response_url;
    await ack();
  });
  await place.sandbox.drive.command(ANA, GENERAL, '/runs', '');
  return (body: object) => send(url, body);
}

async function send(url: string, body: object): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  return `${response.status} ${response.ok ? text : (JSON.parse(text) as { error: string }).error}`;
}

test('a response_url takes five answers', async () => {
  const place = await openPlace();
  const respond = await responder(place);
  for (let use = 1; use <= 5; use += 1) expect(await respond({ text: `${use}` })).toBe('200 ok');
  expect(await respond({ text: '6' })).toBe('404 used_url');
  expect(place.sandbox.ephemerals(ANA)).toHaveLength(5);
  expect(place.sandbox.calls.at(-1)).toMatchObject({ method: 'response_url', ok: false, error: 'used_url' });
});

test('a response_url lives for thirty minutes', async () => {
  const place = await openPlace();
  const respond = await responder(place);
  place.advance(29 * 60_000);
  expect(await respond({ text: 'in time' })).toBe('200 ok');
  place.advance(2 * 60_000);
  expect(await respond({ text: 'too late' })).toBe('404 expired_url');
});

test('an answer can be seen by all, replace what it answered before, and delete it', async () => {
  const place = await openPlace();
  const respond = await responder(place);
  await respond({ text: 'first' });
  await respond({ text: 'for all', response_type: 'in_channel' });
  await respond({ text: 'second', replace_original: true });
  expect(place.sandbox.ephemerals(ANA).map((message) => message.text)).toEqual(['second']);
  expect(place.sandbox.messages(GENERAL).map((message) => message.text)).toEqual(['for all']);
  await respond({ delete_original: true });
  expect(place.sandbox.ephemerals(ANA)).toEqual([]);
});

test('an answer that Slack would not show is refused', async () => {
  const respond = await responder(await openPlace());
  expect(await respond({ text: '' })).toBe('400 no_text');
  expect(await respond({ text: 'x', blocks: [{ type: 'nothing' }] })).toBe('400 invalid_blocks');
});

test('the message that was pressed is replaced, for all or for one', async () => {
  const place = await openPlace();
  const app = httpBot(place);
  app.action('go', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Done' });
  });
  const { client, sandbox } = place;
  const blocks = [actions(button({ action_id: 'go' }))] as never;
  const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'Press', blocks });
  const { message_ts = '' } = await client.chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'Press', blocks });
  await sandbox.drive.click(ANA, { type: 'message', channel: GENERAL, ts }, 'go');
  await sandbox.drive.click(ANA, { type: 'message', channel: GENERAL, ts: message_ts }, 'go');
  await expect.poll(() => sandbox.messages(GENERAL)).toMatchObject([{ ts, text: 'Done' }]);
  await expect.poll(() => sandbox.ephemerals(ANA)).toMatchObject([{ ts: message_ts, text: 'Done' }]);
});
