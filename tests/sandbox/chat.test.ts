import { expect, test } from 'vitest';
import { ANA, BO, DIRECT, ELSEWHERE, GENERAL, OLD, OURS, openPlace, refusal, SECRET } from './place.ts';
import { long } from './rules/pieces.ts';

const blocks = [{ type: 'section', text: { type: 'mrkdwn' as const, text: 'Hello' } }];

test('a message is posted, edited and deleted', async () => {
  const { client, sandbox } = await openPlace();
  const posted = await client.chat.postMessage({ channel: '#general', text: 'Hello', blocks });
  expect(posted.message).toMatchObject({ bot_id: 'B0BOT', text: 'Hello', blocks: [{ block_id: expect.any(String) }] });
  await client.chat.update({ channel: GENERAL, ts: posted.ts ?? '', text: 'Changed' });
  expect(sandbox.messages(GENERAL)).toMatchObject([{ ts: posted.ts, text: 'Changed', edited: { user: 'U0BOT' } }]);
  expect(sandbox.messages(GENERAL)[0]).not.toHaveProperty('blocks');
  await client.chat.delete({ channel: GENERAL, ts: posted.ts ?? '' });
  expect(sandbox.messages(GENERAL)).toEqual([]);
});

test('messages have times that differ and grow, whatever the clock does', async () => {
  const { client, sandbox, advance } = await openPlace();
  await client.chat.postMessage({ channel: GENERAL, text: 'a' });
  advance(-60_000);
  await client.chat.postMessage({ channel: GENERAL, text: 'b' });
  const [first, second] = sandbox.messages(GENERAL).map((message) => Number(message.ts));
  expect(second).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY);
});

test('a public channel is open to the bot, a private one only to a member', async () => {
  const { client } = await openPlace();
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
  await post(ELSEWHERE);
  await post(OURS);
  expect((await post(ANA)).channel).toBe(DIRECT);
  expect(await refusal(post(SECRET))).toBe('channel_not_found');
  expect(await refusal(post('C0NOWHERE'))).toBe('channel_not_found');
  expect(await refusal(post(OLD))).toBe('is_archived');
});

test('what cannot be edited is not', async () => {
  const { client, sandbox } = await openPlace();
  await sandbox.drive.message(ANA, GENERAL, 'Mine');
  const { message_ts = '' } = await client.chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'For you' });
  const theirs = String(sandbox.messages(GENERAL)[0]?.ts);
  const update = (ts: string, text = 'x') => client.chat.update({ channel: GENERAL, ts, text });
  expect(await refusal(update(theirs))).toBe('cant_update_message');
  expect(await refusal(client.chat.delete({ channel: GENERAL, ts: theirs }))).toBe('cant_delete_message');
  expect(await refusal(update('1.000001'))).toBe('message_not_found');
  expect(await refusal(update(message_ts))).toBe('message_not_found');
  const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'x' });
  expect(await refusal(update(ts, long(40_001)))).toBe('msg_too_long');
});

test('a text is cut at 40,000 characters', async () => {
  const { client, sandbox } = await openPlace();
  await client.chat.postMessage({ channel: GENERAL, text: long(40_001) });
  expect(sandbox.messages(GENERAL)[0]?.text).toHaveLength(40_000);
});

test('answers hang on the first message of their thread', async () => {
  const { client, sandbox } = await openPlace();
  const root = await client.chat.postMessage({ channel: GENERAL, text: 'root' });
  const thread_ts = root.ts ?? '';
  const reply = await client.chat.postMessage({ channel: GENERAL, text: 'one', thread_ts });
  await client.chat.postMessage({ channel: GENERAL, text: 'two', thread_ts: reply.ts ?? '' });
  const replies = await client.conversations.replies({ channel: GENERAL, ts: thread_ts });
  expect(replies.messages?.map((message) => message.text)).toEqual(['root', 'one', 'two']);
  const history = await client.conversations.history({ channel: GENERAL });
  expect(history.messages).toMatchObject([{ text: 'root', reply_count: 2 }]);
  expect(sandbox.messages(GENERAL)[2]?.thread_ts).toBe(thread_ts);
  const lost = client.chat.postMessage({ channel: GENERAL, text: 'x', thread_ts: '1.000001' });
  expect(await refusal(lost)).toBe('thread_not_found');
  expect(await refusal(client.conversations.replies({ channel: GENERAL, ts: '1.000001' }))).toBe('thread_not_found');
});

test('what is for one person is nowhere else', async () => {
  const { client, sandbox } = await openPlace();
  await client.chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'Psst' });
  expect(sandbox.ephemerals(ANA)).toMatchObject([{ text: 'Psst', channel: GENERAL }]);
  expect(sandbox.ephemerals(BO)).toEqual([]);
  expect(sandbox.messages(GENERAL)).toEqual([]);
  expect((await client.conversations.history({ channel: GENERAL })).messages).toEqual([]);
  const whisper = (channel: string, user: string) => client.chat.postEphemeral({ channel, user, text: 'x' });
  expect(await refusal(whisper(GENERAL, 'U0NOBODY'))).toBe('user_not_in_channel');
  expect(await refusal(whisper(ELSEWHERE, ANA))).toBe('not_in_channel');
});

test('what is for one person shows in a thread only once somebody has answered there', async () => {
  const { client, sandbox } = await openPlace();
  const { ts: thread_ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'root' });
  const whisper = () => client.chat.postEphemeral({ channel: GENERAL, user: ANA, text: 'Psst', thread_ts });
  await whisper();
  expect(sandbox.ephemerals(ANA)).toEqual([]);
  await client.chat.postMessage({ channel: GENERAL, text: 'reply', thread_ts });
  await whisper();
  expect(sandbox.ephemerals(ANA)).toHaveLength(1);
});
