import { expect, test } from 'vitest';
import type { Json } from '../../src/sandbox/json.ts';
import { httpBot } from './bot.ts';
import { ANA, BO, DIRECT, GENERAL, openPlace, type Place } from './place.ts';
import { actions, button, options, plain, section } from './rules/pieces.ts';

const menu = { type: 'static_select', action_id: 'pick', options: options(3) };
const blocks = [
  { ...section('Row', { accessory: button({ action_id: 'show', value: '1' }) }), block_id: 'row' },
  { ...actions(menu, button({ action_id: 'go', value: 'x', style: 'danger' })), block_id: 'bar' },
];

/** A bot that remembers what was pressed, and a message with something to press. */
async function pressable(channel = GENERAL) {
  const place = await openPlace();
  const heard: Json[] = [];
  httpBot(place).action(/.*/, async ({ body, ack }) => {
    heard.push(body as unknown as Json);
    await ack();
  });
  const { ts = '' } = await place.client.chat.postMessage({ channel, text: 'Rows', blocks: blocks as never });
  return { ...place, heard, container: { type: 'message' as const, channel, ts } };
}

test('a press reaches the bot as Slack sends it', async () => {
  const { sandbox, heard, container } = await pressable();
  expect(await sandbox.drive.click(ANA, container, 'go')).toEqual({ ok: true });
  expect(heard).toEqual([
    {
      type: 'block_actions',
      user: { id: ANA, username: 'ana', name: 'ana', team_id: 'T0TEAM' },
      api_app_id: 'A0APP',
      token: expect.any(String),
      container: { type: 'message', message_ts: container.ts, channel_id: GENERAL, is_ephemeral: false },
      trigger_id: expect.any(String),
      team: { id: 'T0TEAM', domain: 'team' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: GENERAL, name: 'general' },
      message: expect.objectContaining({ ts: container.ts, text: 'Rows' }),
      state: { values: { bar: { pick: { type: 'static_select', selected_option: null } } } },
      response_url: expect.any(String),
      actions: [
        {
          type: 'button',
          action_id: 'go',
          block_id: 'bar',
          text: plain('Press'),
          value: 'x',
          style: 'danger',
          action_ts: expect.any(String),
        },
      ],
    },
  ]);
});

test('a choice is sent as the bot offered it, and what is not offered cannot be chosen', async () => {
  const { sandbox, heard, container } = await pressable();
  const choose = (value: string) =>
    sandbox.drive.act({
      as: ANA,
      container,
      block_id: 'bar',
      action: { type: 'static_select', action_id: 'pick', selected_option: { value } },
    });
  expect(await choose('v1')).toEqual({ ok: true });
  expect(heard[0]?.actions).toMatchObject([{ selected_option: { text: plain('Option 1'), value: 'v1' } }]);
  expect(await choose('v9')).toEqual({ ok: false, error: 'not_on_screen' });
});

test('what is not on the screen cannot be pressed, unless the screen is an old one', async () => {
  const { sandbox, heard, container, client } = await pressable();
  await client.chat.update({ channel: GENERAL, ts: container.ts, text: 'Gone' });
  expect(await sandbox.drive.click(ANA, container, 'go')).toEqual({ ok: false, error: 'not_on_screen' });
  const action = { type: 'button', action_id: 'go', value: 'x', text: plain() };
  const press = { as: ANA, container, block_id: 'bar', action };
  expect(await sandbox.drive.act(press)).toEqual({ ok: false, error: 'not_on_screen' });
  expect(await sandbox.drive.act({ ...press, stale: true })).toEqual({ ok: true });
  expect(heard).toHaveLength(1);
});

test("a person sees their own conversation with the bot, not another's", async () => {
  const { sandbox, container } = await pressable(DIRECT);
  expect(await sandbox.drive.click(BO, container, 'go')).toEqual({ ok: false, error: 'not_on_screen' });
  expect(await sandbox.drive.click(ANA, container, 'go')).toEqual({ ok: true });
});

test('what only one person was shown comes without its message', async () => {
  const { sandbox, heard, client } = await pressable();
  const shown = await client.chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'x', blocks: blocks as never });
  const container = { type: 'message' as const, channel: GENERAL, ts: shown.message_ts ?? '' };
  expect(await sandbox.drive.click(BO, container, 'go')).toEqual({ ok: false, error: 'not_on_screen' });
  expect(await sandbox.drive.click(ANA, container, 'go')).toEqual({ ok: true });
  expect(heard[0]).toMatchObject({ container: { is_ephemeral: true }, channel: { id: GENERAL } });
  expect(heard[0]).not.toHaveProperty('message');
});

test('a press that the bot does not take is a notice to the person', async () => {
  const place = await openPlace();
  const notices = await noticesOf(place);
  const { ts = '' } = await place.client.chat.postMessage({ channel: GENERAL, text: 'x', blocks: blocks as never });
  const pressed = await place.sandbox.drive.click(ANA, { type: 'message', channel: GENERAL, ts }, 'go');
  expect(pressed).toEqual({ ok: false, error: 'dispatch_failed' });
  await expect
    .poll(() => notices())
    .toContain('event: notice\ndata: {"text":"We had some trouble connecting. Try again?"}');
});

test('an external menu asks the bot what there is', async () => {
  const place = await openPlace();
  const answers: Json[] = [{ options: options(2) }, { options: [{ text: plain() }] }];
  httpBot(place).options('find', async ({ ack, payload }) => {
    expect(payload).toMatchObject({
      value: 'we',
      block_id: 'bar',
      action_id: 'find',
      container: { channel_id: GENERAL },
    });
    await ack(answers.shift() as never);
  });
  const find = { type: 'external_select', action_id: 'find', min_query_length: 0 };
  const bar = [{ ...actions(find), block_id: 'bar' }] as never;
  const { ts = '' } = await place.client.chat.postMessage({ channel: GENERAL, text: 'x', blocks: bar });
  const ask = () => place.sandbox.drive.suggest(ANA, { type: 'message', channel: GENERAL, ts }, 'bar', 'find', 'we');
  expect(await ask()).toEqual({ ok: true, options: options(2) });
  expect(await ask()).toEqual({ ok: false, error: 'invalid_options' });
});

test('shortcuts reach the bot, from anywhere and from a message', async () => {
  const place = await openPlace();
  const heard: Json[] = [];
  httpBot(place).shortcut(/.*/, async ({ shortcut, ack }) => {
    heard.push(shortcut as unknown as Json);
    await ack();
  });
  const { sandbox } = place;
  const { ts = '' } = await sandbox.drive.message(BO, GENERAL, 'Please fix the login');
  expect(await sandbox.drive.shortcut(ANA, 'new_run')).toEqual({ ok: true });
  expect(await sandbox.drive.shortcut(ANA, 'start_here', { channel: GENERAL, ts })).toEqual({ ok: true });
  expect(await sandbox.drive.shortcut(ANA, 'start_here')).toEqual({ ok: false, error: 'unknown_shortcut' });
  expect(heard).toMatchObject([
    { type: 'shortcut', callback_id: 'new_run', user: { id: ANA } },
    { type: 'message_action', callback_id: 'start_here', message: { text: 'Please fix the login' }, message_ts: ts },
  ]);
});

async function noticesOf(place: Place): Promise<() => string> {
  const stream = await fetch(`${place.origin}/sandbox/client/stream?as=${ANA}`);
  let heard = '';
  stream.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(
      new WritableStream({
        write(chunk) {
          heard += chunk;
        },
      }),
    )
    .catch(() => {});
  return () => heard;
}
