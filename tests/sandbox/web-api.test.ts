import { expect, test } from 'vitest';
import { httpBot } from './bot.ts';
import { ANA, clientOf, DIRECT, ELSEWHERE, GENERAL, OURS, openPlace, refusal } from './place.ts';
import { long, many, section } from './rules/pieces.ts';

const blocks = [{ type: 'section', text: { type: 'mrkdwn' as const, text: 'Hello' } }];

test('a call needs the right token', async () => {
  const { origin, client } = await openPlace();
  const bare = await fetch(`${origin}/sandbox/api/auth.test`, { method: 'POST' });
  expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
  expect(await refusal(clientOf(origin, 'xoxb-other').auth.test())).toBe('invalid_auth');
  expect(await refusal(clientOf(origin, 'xapp-app').auth.test())).toBe('not_allowed_token_type');
  expect(await refusal(client.apps.connections.open())).toBe('not_allowed_token_type');
  const me = await client.auth.test();
  expect(me).toMatchObject({ team_id: 'T0TEAM', user_id: 'U0BOT', bot_id: 'B0BOT' });
  expect(me.response_metadata?.scopes).toContain('chat:write.public');
});

test('a method that Slack does not have is unknown', async () => {
  const { client, sandbox } = await openPlace();
  expect(await refusal(client.apiCall('chat.shout'))).toBe('unknown_method');
  expect(await refusal(client.apiCall('toString'))).toBe('unknown_method');
  expect(sandbox.calls.map((call) => call.error)).toEqual(['unknown_method', 'unknown_method']);
});

test('arguments come as a form or as JSON', async () => {
  const { origin } = await openPlace();
  const send = async (type: string, body: string) => {
    const headers = { 'content-type': type, authorization: 'Bearer xoxb-bot' };
    const answer = await fetch(`${origin}/sandbox/api/chat.postMessage`, { method: 'POST', headers, body });
    return (await answer.json()) as { ok: boolean; message: { text: string } };
  };
  const form = new URLSearchParams({ channel: GENERAL, text: 'a & b', blocks: JSON.stringify(blocks) }).toString();
  expect(await send('application/x-www-form-urlencoded', form)).toMatchObject({ ok: true, message: { text: 'a & b' } });
  const json = JSON.stringify({ channel: GENERAL, text: 'a & b', blocks });
  expect(await send('application/json; charset=utf-8', json)).toMatchObject({ ok: true, message: { text: 'a & b' } });
  const broken = new URLSearchParams({ channel: GENERAL, blocks: '[{' }).toString();
  expect(await send('application/x-www-form-urlencoded', broken)).toMatchObject({ error: 'invalid_blocks_format' });
});

test('blocks that Slack would refuse are refused, with the place', async () => {
  const { client } = await openPlace();
  const post = (given: unknown[]) => client.chat.postMessage({ channel: GENERAL, text: 'x', blocks: given as never });
  const error = await post([section(long(3001))]).catch((thrown) => thrown);
  expect(error.data).toMatchObject({
    error: 'invalid_blocks',
    response_metadata: { messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'] },
  });
  expect(await refusal(post(many(5, () => section(long(3000)))))).toBe('msg_blocks_too_long');
  expect(await refusal(post([{ type: 'image', alt_text: 'x', slack_file: { id: 'F0' } }]))).toBe('invalid_blocks');
  expect(await refusal(client.chat.postMessage({ channel: GENERAL, text: '' }))).toBe('no_text');
  const named = client.chat.postMessage({ channel: GENERAL, text: 'x', username: 'Boss' });
  expect(await refusal(named)).toBe('missing_scope');
});

test('blocks can be checked without a token', async () => {
  const { origin } = await openPlace();
  const check = async (body: object) => {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${origin}/sandbox/api/blocks.validate`, sent)).json();
  };
  expect(await check({ blocks })).toEqual({ ok: true });
  expect(await check({ message: { blocks } })).toEqual({ ok: true });
  expect(await check({ blocks: [{ type: 'nothing' }] })).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(await check({ view: { type: 'modal', blocks: [] } })).toMatchObject({ ok: false });
  expect(await check({ blocks, view: {} })).toMatchObject({ error: 'invalid_arguments' });
});

test('a bot may do what its app asked for, and hears of that', async () => {
  const place = await openPlace({ scopes: ['chat:write', 'channels:history'], events: ['message.channels'] });
  const { client, sandbox } = place;
  const events: string[] = [];
  httpBot(place).event(/.*/, async ({ event }) => {
    events.push(event.type);
  });
  const { response_metadata } = await client.chat.postMessage({ channel: GENERAL, text: 'x' });
  expect(response_metadata?.scopes).toEqual(['chat:write', 'channels:history']);
  await client.conversations.history({ channel: GENERAL });
  expect(await refusal(client.conversations.history({ channel: OURS }))).toBe('missing_scope');
  expect(await refusal(client.conversations.list({}))).toBe('missing_scope');
  expect(await refusal(client.users.info({ user: ANA }))).toBe('missing_scope');
  expect(await refusal(client.chat.postMessage({ channel: ELSEWHERE, text: 'x' }))).toBe('not_in_channel');
  await sandbox.drive.message(ANA, DIRECT, 'x');
  await sandbox.drive.openHome(ANA);
  await sandbox.drive.message(ANA, GENERAL, 'for @tower');
  await expect.poll(() => events).toEqual(['message']);
});
