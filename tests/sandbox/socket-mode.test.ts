import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Json } from '../../src/sandbox/json.ts';
import { socketBot } from './bot.ts';
import { ANA, clientOf, GENERAL, openPlace, type Place, refusal } from './place.ts';
import { actions, button, modal, plain } from './rules/pieces.ts';

const openLink = async (place: Place) => (await clientOf(place.origin, 'xapp-app').apps.connections.open()).url ?? '';

test('commands, presses, submissions and events go over one websocket', async () => {
  const place = await openPlace({ transport: 'socket' });
  const app = await socketBot(place);
  const heard: string[] = [];
  app.command('/runs', async ({ command, ack, client }) => {
    await ack({
      response_type: 'in_channel',
      text: `You said ${command.text}`,
      blocks: [actions(button({ action_id: 'go' }))] as never,
    });
    await client.views.open({
      trigger_id: command.trigger_id,
      view: modal([], { callback_id: 'form', submit: plain() }) as never,
    });
  });
  app.action('go', async ({ ack }) => {
    heard.push('go');
    await ack();
  });
  app.view('form', async ({ ack }) => ack({ response_action: 'clear' }));
  app.event('app_home_opened', async ({ event }) => {
    heard.push(event.type);
  });
  const { sandbox } = place;
  expect(await sandbox.drive.command(ANA, GENERAL, '/runs', 'list')).toEqual({ ok: true });
  const [message] = sandbox.messages(GENERAL);
  expect(message?.text).toBe('You said list');
  await sandbox.drive.click(ANA, { type: 'message', channel: GENERAL, ts: String(message?.ts) }, 'go');
  await expect.poll(() => sandbox.views(ANA)).toHaveLength(1);
  expect(await sandbox.drive.submit(ANA, String(sandbox.views(ANA)[0]?.id), {})).toEqual({ ok: true });
  expect(await sandbox.drive.openHome(ANA)).toEqual({ ok: true });
  await expect.poll(() => heard).toEqual(['go', 'app_home_opened']);
});

test('a bot that is told to reconnect does, and hears again', async () => {
  const place = await openPlace({ transport: 'socket' });
  const app = await socketBot(place);
  app.command('/runs', ({ ack }) => ack('Here'));
  const opens = () => place.sandbox.calls.filter((call) => call.method === 'apps.connections.open').length;
  for (const [times, cut] of [place.sandbox.drills.disconnect, place.sandbox.drills.drop].entries()) {
    cut();
    await expect.poll(opens, { timeout: 10_000 }).toBe(times + 2);
    await expect
      .poll(() => place.sandbox.drive.command(ANA, GENERAL, '/runs', ''), { timeout: 10_000 })
      .toEqual({ ok: true });
  }
});

test('an address lets one websocket in, and says hello', async () => {
  const place = await openPlace({ transport: 'socket' });
  const url = await openLink(place);
  const { frames } = await connect(url);
  await expect
    .poll(() => frames)
    .toMatchObject([{ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0APP' } }]);
  await expect(connect(url)).rejects.toThrow('401');
  await expect(connect(url.replace('/link/', '/other/'))).rejects.toThrow('404');
});

test('connections take turns, and there are ten of them', async () => {
  const place = await openPlace({ transport: 'socket' });
  const [one, two] = [await connect(await openLink(place)), await connect(await openLink(place))];
  for (const { socket } of [one, two])
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data)) as { envelope_id?: string };
      if (envelope_id !== undefined) socket.send(JSON.stringify({ envelope_id }));
    });
  for (let turn = 0; turn < 4; turn += 1)
    expect(await place.sandbox.drive.command(ANA, GENERAL, '/runs', '')).toEqual({ ok: true });
  const envelopes = (frames: Json[]) => frames.filter((frame) => frame.type === 'slash_commands').length;
  expect([envelopes(one.frames), envelopes(two.frames)]).toEqual([2, 2]);
  for (let more = 2; more < 10; more += 1) await connect(await openLink(place));
  const eleventh = await connect(await openLink(place));
  await expect.poll(() => eleventh.frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
});

test('an envelope that nobody acknowledges has failed after three seconds; with nobody there, at once', async () => {
  const place = await openPlace({ transport: 'socket' });
  const give = () => place.sandbox.drive.command(ANA, GENERAL, '/runs', '');
  expect(await give()).toEqual({ ok: false, error: 'dispatch_failed' });
  await connect(await openLink(place));
  expect(await give()).toEqual({ ok: false, error: 'operation_timeout' });
});

test('a bot that hears over HTTP has no websocket to open', async () => {
  const place = await openPlace();
  expect(await refusal(openLink(place))).toBe('socket_mode_disabled');
});

async function connect(url: string): Promise<{ readonly socket: WebSocket; readonly frames: Json[] }> {
  const socket = new WebSocket(url);
  const frames: Json[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as Json));
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return { socket, frames };
}
