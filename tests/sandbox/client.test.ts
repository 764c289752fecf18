import { request } from 'node:http';
import { expect, test } from 'vitest';
import { httpBot } from './bot.ts';
import { ANA, BO, DIRECT, ELSEWHERE, GENERAL, OLD, OURS, openPlace, type Place, SECRET } from './place.ts';
import { actions, button, input, modal, options, plain } from './rules/pieces.ts';

const read = async (place: Place, path: string) => (await fetch(`${place.origin}/sandbox/client${path}`)).json();

async function send(place: Place, deed: string, body: object, headers: Record<string, string> = { 'x-sandbox': '1' }) {
  const sent = { method: 'POST', headers, body: JSON.stringify({ as: ANA, ...body }) };
  return (await fetch(`${place.origin}/sandbox/client/${deed}`, sent)).json();
}

test('the page learns who and what is there', async () => {
  const place = await openPlace();
  await place.client.chat.postMessage({ channel: GENERAL, text: 'x' });
  expect(await read(place, `/state?as=${ANA}`)).toMatchObject({
    team: { name: 'Team' },
    me: { id: ANA, realName: 'Ana Lee' },
    users: [{ id: ANA }, { id: BO }],
    channels: [
      { id: GENERAL, name: 'general', topic: 'Everything', private: false, unread: 1 },
      { id: ELSEWHERE },
      { id: SECRET, private: true },
      { id: OURS, private: true },
      { id: OLD },
    ],
    ims: [{ id: DIRECT, user: 'U0BOT' }],
    commands: [{ command: '/runs', description: 'Runs', usage_hint: 'list' }],
    bot: { id: 'B0BOT', userId: 'U0BOT', name: 'tower' },
    transport: 'http',
    views: [],
    home: null,
  });
  expect(await read(place, '/state')).toMatchObject({ me: { id: ANA } });
  expect((await fetch(`${place.origin}/sandbox/client/state?as=U0NOBODY`)).status).toBe(404);
});

test('the page reads a channel and a thread, and what it has read is not unread', async () => {
  const place = await openPlace();
  const { ts = '' } = await place.client.chat.postMessage({ channel: GENERAL, text: 'root' });
  await place.sandbox.drive.message(BO, GENERAL, 'reply', ts);
  await place.client.chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'for Ana' });
  const channel = await read(place, `/messages?as=${ANA}&channel=${GENERAL}`);
  expect(channel).toMatchObject({
    messages: [
      { ts, bot_id: 'B0BOT', username: 'tower', text: 'root', reply_count: 1 },
      { text: 'for Ana', ephemeral: true },
    ],
  });
  const thread = await read(place, `/messages?as=${ANA}&channel=${GENERAL}&thread=${ts}`);
  expect(thread).toMatchObject({
    messages: [{ text: 'root' }, { text: 'reply', user: BO, username: 'Bo Chen', thread_ts: ts }],
  });
  expect(await read(place, `/messages?as=${BO}&channel=${GENERAL}`)).toMatchObject({ messages: [{ text: 'root' }] });
  expect(await read(place, `/state?as=${ANA}`)).toMatchObject({ channels: [{ unread: 0 }, {}, {}, {}, {}] });
  expect((await fetch(`${place.origin}/sandbox/client/messages?as=${BO}&channel=${DIRECT}`)).status).toBe(404);
});

test('a page does what a person does', async () => {
  const place = await openPlace();
  const app = httpBot(place);
  app.command('/runs', async ({ command, ack, client }) => {
    await ack({ text: command.text, response_type: 'in_channel' });
    const field = { ...input({ type: 'plain_text_input', action_id: 'a' }), block_id: 'b' };
    const view = modal([field], { submit: plain(), callback_id: 'form' }) as never;
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  app.action('go', ({ ack }) => ack());
  app.options('find', ({ ack }) => ack({ options: options(1) as never }));
  app.view('form', ({ ack }) => ack());
  expect(await send(place, 'command', { channel: GENERAL, text: '/runs list  "two  words"' })).toEqual({ ok: true });
  expect(place.sandbox.messages(GENERAL)[0]?.text).toBe('list  "two  words"');
  await expect.poll(() => place.sandbox.views(ANA)).toHaveLength(1);
  const view_id = place.sandbox.views(ANA)[0]?.id;
  expect(await send(place, 'submit', { view_id, values: {} })).toMatchObject({
    ok: false,
    errors: { b: expect.any(String) },
  });
  const values = { b: { a: { type: 'plain_text_input', value: 'x' } } };
  expect(await send(place, 'submit', { view_id, values })).toEqual({ ok: true });
  expect(await send(place, 'close', { view_id })).toEqual({ ok: false, error: 'not_on_screen' });
  expect(await send(place, 'message', { channel: GENERAL, text: 'hi' })).toMatchObject({ ok: true });
  expect(await send(place, 'message', { channel: GENERAL, text: '/runs' })).toMatchObject({ ok: false });
  expect(await send(place, 'home', {})).toEqual({ ok: true });
  const find = { type: 'external_select', action_id: 'find' };
  const blocks = [{ ...actions(button({ action_id: 'go' }), find), block_id: 'bar' }] as never;
  const { ts } = await place.client.chat.postMessage({ channel: GENERAL, text: 'x', blocks });
  const container = { type: 'message', channel: GENERAL, ts };
  const press = (action_id: string) =>
    send(place, 'action', { container, block_id: 'bar', action: { type: 'button', action_id } });
  expect(await press('go')).toEqual({ ok: true });
  expect(await press('stop')).toEqual({ ok: false, error: 'not_on_screen' });
  const asked = { container, block_id: 'bar', action_id: 'find', value: 'x' };
  expect(await send(place, 'options', asked)).toEqual({ ok: true, options: options(1) });
});

test('only the page may do things, and only from this machine under its own name', async () => {
  const place = await openPlace();
  const deed = { channel: GENERAL, text: 'hi' };
  expect(await send(place, 'message', deed, {})).toEqual({ ok: false, error: 'not_from_the_page' });
  const foreign = { 'x-sandbox': '1', origin: 'https://evil.example' };
  expect(await send(place, 'message', deed, foreign)).toEqual({ ok: false, error: 'not_from_the_page' });
  expect(await send(place, 'message', deed, { 'x-sandbox': '1', origin: place.origin })).toMatchObject({ ok: true });
  expect(await statusFor(place, '/sandbox/client/state', 'evil.example')).toBe(404);
  expect(await statusFor(place, '/sandbox/client/state', 'localhost')).toBe(200);
  expect(await statusFor(place, '/sandbox/nowhere', 'localhost')).toBe(404);
});

test('a stream tells one person what happens', async () => {
  const place = await openPlace();
  const heard = await listen(place, ANA);
  const { client, sandbox } = place;
  const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'root' });
  await client.chat.postEphemeral({ channel: GENERAL, user: BO, text: 'for Bo' });
  await client.chat.postMessage({ channel: BO, text: 'to Bo' });
  await client.chat.postMessage({ channel: GENERAL, text: 'reply', thread_ts: ts });
  await client.chat.update({ channel: GENERAL, ts, text: 'changed' });
  await client.chat.delete({ channel: GENERAL, ts });
  await client.views.publish({ user_id: ANA, view: { type: 'home', blocks: [] } });
  await expect
    .poll(() => heard())
    .toMatchObject([
      ['message', { channel: GENERAL, message: { text: 'root' } }],
      ['message', { message: { text: 'reply' }, thread: ts }],
      ['message', { message: { ts, reply_count: 1 } }],
      ['message', { message: { ts, text: 'changed', edited: true } }],
      ['removed', { channel: GENERAL, ts }],
      ['home', { view: { type: 'home' } }],
    ]);
  const app = httpBot(place);
  app.command('/runs', async ({ ack, command, client: own }) => {
    await ack();
    await own.views.open({ trigger_id: command.trigger_id, view: modal([]) as never });
  });
  await sandbox.drive.command(ANA, GENERAL, '/runs', '');
  await expect.poll(() => heard().at(-1)).toMatchObject(['view', { views: [{ type: 'modal' }] }]);
  await sandbox.drive.close(ANA, String(sandbox.views(ANA)[0]?.id));
  await expect.poll(() => heard().at(-1)).toEqual(['view', { views: [] }]);
});

test('the page comes with strict headers, and nothing outside its folder', async () => {
  const place = await openPlace();
  const page = await fetch(`${place.origin}/sandbox`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
      "font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  );
  const script = await fetch(`${place.origin}/sandbox/assets/main.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await statusFor(place, '/sandbox/assets/..%2f..%2fpackage.json', 'localhost')).toBe(404);
  expect(await statusFor(place, '/sandbox/assets/../../package.json', 'localhost')).toBe(404);
});

/** The status of a GET whose path and host are sent as they are. */
function statusFor(place: Place, path: string, name: string): Promise<number | undefined> {
  const { port } = new URL(place.origin);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers: { host: `${name}:${port}` } };
    request(options, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

/** The events that a person's stream has brought so far. */
async function listen(place: Place, as: string): Promise<() => [string, object][]> {
  const stream = await fetch(`${place.origin}/sandbox/client/stream?as=${as}`);
  let text = '';
  const keep = new WritableStream<string>({
    write(chunk) {
      text += chunk;
    },
  });
  stream.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(keep)
    .catch(() => {});
  return () =>
    [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, name = '', data = '']) => [name, JSON.parse(data)]);
}
