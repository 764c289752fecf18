import type { Channel } from '../workspace/channel.ts';
import type { Message } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Arguments } from './arguments.ts';
import { Refusal } from './refusal.ts';
import { hasScope } from './scopes.ts';

/** The channel of a call that reads: the bot has to be in it. */
export function readableChannel(args: Arguments, workspace: Workspace): Channel {
  const channel = knownChannel(args.needed('channel'), workspace);
  if (!channel.botIsMember) throw new Refusal('not_in_channel');
  return channel;
}

/** The channel of a call that posts: by id, by name, or by the person it is for. Public ones are open to a bot that asked for that. */
export function postableChannel(args: Arguments, workspace: Workspace): Channel {
  const given = args.needed('channel');
  const named = workspace.channels.find((channel) => channel.person === null && `#${channel.name}` === withHash(given));
  const channel = named ?? workspace.direct(given) ?? knownChannel(given, workspace);
  if (channel.isPrivate && !channel.botIsMember) throw new Refusal('channel_not_found');
  if (channel.isArchived) throw new Refusal('is_archived');
  if (!channel.botIsMember && !hasScope(workspace, 'chat:write.public')) throw new Refusal('not_in_channel');
  return channel;
}

/** A channel that the bot can see, by its id. */
export function knownChannel(id: string, workspace: Workspace): Channel {
  const channel = workspace.channel(id);
  if (channel === null || (channel.isPrivate && !channel.botIsMember)) throw new Refusal('channel_not_found');
  return channel;
}

/** The message that a call names; what only one person sees cannot be named. */
export function knownMessage(channel: Channel, ts: string): Message {
  const message = channel.get(ts);
  if (message === null || message.onlyFor !== null) throw new Refusal('message_not_found');
  return message;
}

/** The thread that a call answers in, or null. An answer to an answer belongs to the same thread. */
export function threadOf(args: Arguments, channel: Channel): string | null {
  const ts = args.text('thread_ts');
  if (ts === null || ts === '') return null;
  const root = channel.get(ts);
  if (root === null || root.onlyFor !== null) throw new Refusal('thread_not_found');
  return root.threadTs ?? root.ts;
}

/** Cuts a page out of a list; the cursor is the place where the next one begins. */
export function page<Item>(
  items: readonly Item[],
  args: Arguments,
  usual: number,
  most: number,
): { readonly items: readonly Item[]; readonly next: string } {
  const cursor = args.text('cursor') ?? '';
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(from) || from < 0) throw new Refusal('invalid_cursor');
  const to = from + args.limit(usual, most);
  return { items: items.slice(from, to), next: to < items.length ? Buffer.from(`${to}`).toString('base64url') : '' };
}

function withHash(name: string): string {
  return name.startsWith('#') ? name : `#${name}`;
}
