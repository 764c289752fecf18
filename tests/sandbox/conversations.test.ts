import { expect, test } from 'vitest';
import { ANA, BO, DIRECT, ELSEWHERE, GENERAL, OURS, openPlace, refusal, SECRET } from './place.ts';
import { long, many } from './rules/pieces.ts';

test('metadata is kept, and read where it is asked for', async () => {
  const { client } = await openPlace();
  const metadata = { event_type: 'run', event_payload: { id: 'k1' } };
  await client.chat.postMessage({ channel: GENERAL, text: 'x', metadata });
  const plainHistory = await client.conversations.history({ channel: GENERAL });
  expect(plainHistory.messages?.[0]).not.toHaveProperty('metadata');
  const history = await client.conversations.history({ channel: GENERAL, include_all_metadata: true });
  expect(history.messages?.[0]).toMatchObject({ metadata });
  const post = (bad: object) => client.chat.postMessage({ channel: GENERAL, text: 'x', metadata: bad as never });
  expect(await refusal(post({ event_type: 'run' }))).toBe('invalid_metadata_format');
  expect(await refusal(post({ event_type: 'run', event_payload: { id: long(16_000) } }))).toBe('metadata_too_large');
});

test('history comes newest first, in pages, between two times', async () => {
  const { client } = await openPlace();
  const stamps: string[] = [];
  for (const text of ['a', 'b', 'c']) stamps.push((await client.chat.postMessage({ channel: GENERAL, text })).ts ?? '');
  const read = async (more: object) => {
    const { messages, response_metadata } = await client.conversations.history({ channel: GENERAL, ...more });
    return { texts: messages?.map((message) => message.text), cursor: response_metadata?.next_cursor };
  };
  const first = await read({ limit: 2 });
  expect(first.texts).toEqual(['c', 'b']);
  expect((await read({ limit: 2, cursor: first.cursor })).texts).toEqual(['a']);
  expect((await read({ oldest: stamps[0] })).texts).toEqual(['c', 'b']);
  expect((await read({ oldest: stamps[0], latest: stamps[1], inclusive: true })).texts).toEqual(['b', 'a']);
  expect(await refusal(client.conversations.history({ channel: GENERAL, limit: 1000 }))).toBe('invalid_limit');
  expect(await refusal(client.conversations.history({ channel: ELSEWHERE }))).toBe('not_in_channel');
  expect(await refusal(client.conversations.history({ channel: SECRET }))).toBe('channel_not_found');
});

test('the bot sees who and what is there', async () => {
  const { client } = await openPlace();
  const { channels } = await client.conversations.list({
    types: 'public_channel,private_channel',
    exclude_archived: true,
  });
  expect(channels?.map((channel) => channel.id)).toEqual([GENERAL, ELSEWHERE, OURS]);
  expect((await client.conversations.info({ channel: ELSEWHERE })).channel?.is_member).toBe(false);
  expect((await client.conversations.members({ channel: GENERAL })).members).toEqual([ANA, BO, 'U0BOT']);
  await client.conversations.join({ channel: ELSEWHERE });
  expect((await client.conversations.history({ channel: ELSEWHERE })).messages).toEqual([]);
  expect((await client.conversations.open({ users: ANA })).channel?.id).toBe(DIRECT);
  expect(await refusal(client.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
  expect((await client.users.info({ user: ANA })).user).toMatchObject({
    name: 'ana',
    tz: 'Europe/Paris',
    is_bot: false,
  });
  expect(await refusal(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  const { members } = await client.users.list({});
  expect(members?.map((user) => user.id)).toEqual([ANA, BO, 'U0BOT']);
  expect((await client.team.info()).team?.name).toBe('Team');
  expect((await client.bots.info({ bot: 'B0BOT' })).bot?.user_id).toBe('U0BOT');
});

test('reactions are added once and taken away once', async () => {
  const { client } = await openPlace();
  const { ts: timestamp = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'x' });
  const target = { channel: GENERAL, timestamp, name: 'eyes' };
  await client.reactions.add(target);
  expect(await refusal(client.reactions.add(target))).toBe('already_reacted');
  const shown = await client.reactions.get({ channel: GENERAL, timestamp });
  expect(shown.message).toMatchObject({ reactions: [{ name: 'eyes', count: 1, users: ['U0BOT'] }] });
  await client.reactions.remove(target);
  expect(await refusal(client.reactions.remove(target))).toBe('no_reaction');
  expect(await refusal(client.reactions.add({ ...target, name: ':eyes:' }))).toBe('invalid_name');
});

test('a channel keeps its newest 2,000 messages', async () => {
  const { client, sandbox } = await openPlace();
  for (let batch = 0; batch < 21; batch += 1)
    await Promise.all(many(100, (index) => client.chat.postMessage({ channel: GENERAL, text: `${batch}.${index}` })));
  expect(sandbox.messages(GENERAL)).toHaveLength(2000);
});
