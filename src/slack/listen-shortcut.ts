import type { App, MessageShortcut, SlackShortcut } from '@slack/bolt';
import { problem } from '../blocks/notice.ts';
import { admit } from './admit.ts';
import { within } from './clock.ts';
import type { Source } from './define.ts';
import { deliver } from './deliver.ts';
import { contentKey } from './key.ts';
import { readable } from './readable.ts';
import { ephemeral } from './reply.ts';
import { PATIENCE, type Room } from './room.ts';
import { settle } from './settle.ts';

/** A link is good to have and not worth a form that opens too late. */
const LINK_PATIENCE = 600;

/** Answers every shortcut, from anywhere or on a message. */
export function listenToShortcuts(app: App, room: Room): void {
  app.shortcut(/.*/, async ({ shortcut, ack }) => {
    const work = settle(room, shortcut.trigger_id, () => answer(room, shortcut));
    await within(room.clock, PATIENCE, work);
    await ack().catch((error: unknown) => room.log.warn({ err: error }, 'an acknowledgement was lost'));
    const { id: user } = shortcut.user;
    const onMessage = shortcut.type === 'message_action';
    const channel = onMessage ? shortcut.channel.id : await room.direct(user);
    const responseUrl = onMessage ? shortcut.response_url : null;
    await deliver(room, await work, { responseUrl, place: { channel, threadTs: null }, user });
  });
}

async function answer(room: Room, shortcut: SlackShortcut) {
  const { user, team, trigger_id: trigger, callback_id: name } = shortcut;
  const { person, zone } = await room.people.find(user.id, 'name' in user ? user.name : user.username);
  const source = shortcut.type === 'message_action' ? await sourceOf(room, shortcut) : null;
  const channel = source?.channel ?? (await room.direct(user.id));
  const place = { channel, threadTs: source?.threadTs ?? null };
  const asking = { person, zone, place, key: contentKey('shortcut', team?.id ?? '', user.id, trigger) };
  const known = room.shortcuts.get(name);
  if (known === undefined) return { asking, reply: ephemeral(problem(OTHER_VERSION)) };
  await admit(room, asking, known.role, null);
  return { asking, reply: await known.answer({ ...asking, source }, room.tools) };
}

const OTHER_VERSION =
  'This shortcut belongs to another version of Runtower and does nothing any more. Nothing was started.';

async function sourceOf(room: Room, { channel, message }: MessageShortcut): Promise<Source> {
  const { ts, thread_ts: thread, user } = message;
  const place = { channel: channel.id, ts };
  const [text, author, link] = await Promise.all([
    readable(message.text ?? '', room.people),
    user === undefined ? null : room.people.find(user, user),
    within(
      room.clock,
      LINK_PATIENCE,
      room.interactive.permalink(place).catch(() => null),
    ),
  ]);
  return {
    ...place,
    threadTs: typeof thread === 'string' && thread !== ts ? thread : null,
    author: author?.person.name ?? null,
    link: link?.value ?? null,
    text,
  };
}
