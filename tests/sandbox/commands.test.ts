import { expect, test } from 'vitest';
import { httpBot } from './bot.ts';
import { ANA, BO, DIRECT, GENERAL, OURS, openPlace } from './place.ts';
import { long, section } from './rules/pieces.ts';

test('a command reaches the bot as Slack sends it', async () => {
  const place = await openPlace();
  const heard: object[] = [];
  httpBot(place).command('/runs', async ({ command, ack }) => {
    heard.push(command);
    await ack();
  });
  const given = await place.sandbox.drive.command(
    ANA,
    OURS,
    '/runs',
    ' list by:@bo in #general cost:>1 & https://a.b/?c=1&d ',
  );
  expect(given).toEqual({ ok: true });
  expect(heard).toEqual([
    {
      token: expect.any(String),
      team_id: 'T0TEAM',
      team_domain: 'team',
      channel_id: OURS,
      channel_name: 'privategroup',
      user_id: ANA,
      user_name: 'ana',
      command: '/runs',
      text: `list by:<@${BO}|bo> in <#${GENERAL}|general> cost:&gt;1 &amp; <https://a.b/?c=1&amp;d>`,
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/sandbox\/response\//),
      trigger_id: expect.any(String),
    },
  ]);
});

test('a command that does not ask for ids gets the names as they were typed', async () => {
  const command = { command: '/plain', description: '', usage_hint: '', should_escape: false };
  const place = await openPlace({ commands: [command] });
  const heard: string[] = [];
  httpBot(place).command('/plain', async ({ command: { text }, ack }) => {
    heard.push(text);
    await ack();
  });
  await place.sandbox.drive.command(ANA, GENERAL, '/plain', '@bo #general <b>');
  expect(heard).toEqual(['@bo #general &lt;b&gt;']);
});

test('an answer is for the person, unless it says that it is for the channel', async () => {
  const place = await openPlace();
  httpBot(place).command('/runs', async ({ command, ack }) => {
    if (command.text === 'words') await ack('Just words');
    else await ack({ response_type: command.text as 'in_channel', text: command.text, blocks: [section()] as never });
  });
  const { sandbox } = place;
  for (const text of ['words', 'ephemeral', 'in_channel']) await sandbox.drive.command(ANA, GENERAL, '/runs', text);
  expect(sandbox.ephemerals(ANA).map((message) => message.text)).toEqual(['Just words', 'ephemeral']);
  expect(sandbox.messages(GENERAL)).toMatchObject([{ text: 'in_channel', bot_id: 'B0BOT' }]);
  expect(sandbox.ephemerals(BO)).toEqual([]);
});

test('an answer that Slack would not show is a failure, and is written down', async () => {
  const place = await openPlace();
  httpBot(place).command('/runs', ({ ack }) => ack({ text: 'x', blocks: [section(long(3001))] as never }));
  const given = await place.sandbox.drive.command(ANA, GENERAL, '/runs', '');
  expect(given).toEqual({ ok: false, error: 'invalid_blocks' });
  expect(place.sandbox.calls).toMatchObject([{ method: 'answer', ok: false, error: 'invalid_blocks' }]);
  expect(place.sandbox.ephemerals(ANA)[0]?.text).toBe('/runs failed with the error "invalid_blocks"');
});

test('an answer may hold more text than a posted message', async () => {
  const place = await openPlace();
  const blocks = Array.from({ length: 5 }, () => section(long(3000)));
  httpBot(place).command('/runs', ({ ack }) => ack({ text: 'x', blocks: blocks as never }));
  expect(await place.sandbox.drive.command(ANA, GENERAL, '/runs', '')).toEqual({ ok: true });
});

test('a bot that does not answer in three seconds has failed, and the person is told', async () => {
  const place = await openPlace();
  place.answer(() => {});
  const started = Date.now();
  const given = await place.sandbox.drive.command(ANA, DIRECT, '/runs', '');
  expect(given).toEqual({ ok: false, error: 'operation_timeout' });
  expect(Date.now() - started).toBeGreaterThan(2900);
  expect(place.sandbox.ephemerals(ANA)[0]?.text).toBe('/runs failed with the error "operation_timeout"');
});

test('a bot that answers with an error, or is not there, has failed at once', async () => {
  const place = await openPlace();
  expect(await place.sandbox.drive.command(ANA, GENERAL, '/runs', '')).toEqual({ ok: false, error: 'dispatch_failed' });
  place.answer((request) => request.socket.destroy());
  expect(await place.sandbox.drive.command(ANA, GENERAL, '/runs', '')).toEqual({ ok: false, error: 'dispatch_failed' });
});

test('a command that the app does not have goes nowhere', async () => {
  const { sandbox } = await openPlace();
  expect(await sandbox.drive.command(ANA, GENERAL, '/other', '')).toEqual({ ok: false, error: 'unknown_command' });
  expect(await sandbox.drive.command(BO, DIRECT, '/runs', '')).toEqual({ ok: false, error: 'channel_not_found' });
});

test('requests are signed, and a bot with another secret refuses them', async () => {
  const place = await openPlace();
  httpBot({ ...place, options: { ...place.options, signingSecret: 'other' } });
  expect(await place.sandbox.drive.command(ANA, GENERAL, '/runs', '')).toEqual({ ok: false, error: 'dispatch_failed' });
  expect(await place.sandbox.drive.verifyUrl()).toMatchObject({ ok: false });
  httpBot(place);
  expect(await place.sandbox.drive.verifyUrl()).toEqual({ ok: true });
});
