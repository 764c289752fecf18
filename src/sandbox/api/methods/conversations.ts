import type { Json } from '../../json.ts';
import type { Channel } from '../../workspace/channel.ts';
import type { Message } from '../../workspace/message.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';
import { messageBody } from '../message-body.ts';
import type { Method, Methods } from '../method.ts';
import { knownChannel, page, readableChannel } from '../place.ts';
import { invalidArguments, Refusal } from '../refusal.ts';

const list: Method = (args, { workspace }) => {
  const types = (args.text('types') ?? 'public_channel').split(',').map((type) => type.trim());
  const found = workspace.channels.filter(
    (channel) =>
      types.includes(typeOf(channel)) &&
      (channel.botIsMember || !channel.isPrivate) &&
      !(channel.isArchived && args.flag('exclude_archived')),
  );
  const { items, next } = page(found, args, 100, 999);
  return { channels: items.map((each) => channelBody(workspace, each)), response_metadata: { next_cursor: next } };
};

const info: Method = (args, { workspace }) => {
  return { channel: channelBody(workspace, knownChannel(args.needed('channel'), workspace)) };
};

const members: Method = (args, { workspace }) => {
  const channel = knownChannel(args.needed('channel'), workspace);
  const people = channel.person === null ? workspace.options.users.map((user) => user.id) : [channel.person];
  const everyone = channel.botIsMember ? [...people, workspace.options.bot.userId] : people;
  const { items, next } = page(everyone, args, 100, 999);
  return { members: items, response_metadata: { next_cursor: next } };
};

const history: Method = (args, { workspace }) => {
  const channel = readableChannel(args, workspace);
  const top = channel.all().filter((message) => message.threadTs === null && message.onlyFor === null);
  return messagePage(args, workspace, channel, top.filter(within(args)).toReversed());
};

const replies: Method = (args, { workspace }) => {
  const channel = readableChannel(args, workspace);
  const root = channel.get(args.needed('ts'));
  if (root === null || root.onlyFor !== null) throw new Refusal('thread_not_found');
  return messagePage(args, workspace, channel, [root, ...channel.replies(root.ts).filter(within(args))]);
};

const join: Method = (args, { workspace }) => {
  const channel = knownChannel(args.needed('channel'), workspace);
  if (channel.person !== null) throw new Refusal('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new Refusal('is_archived');
  channel.botIsMember = true;
  return { channel: channelBody(workspace, channel) };
};

const open: Method = (args, { workspace }) => {
  const users = (args.text('users') ?? '').split(',').filter((user) => user !== '');
  const given = args.text('channel');
  if (users.length !== 1 && given === null) throw invalidArguments('exactly one user or a channel is required');
  const channel = given === null ? workspace.direct(users[0] ?? '') : knownChannel(given, workspace);
  if (channel === null) throw new Refusal('user_not_found');
  return { channel: args.flag('return_im') ? channelBody(workspace, channel) : { id: channel.id } };
};

/** Channels and direct conversations, and what was said in them. */
export const conversations: Methods = {
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.join': join,
  'conversations.open': open,
};

function messagePage(args: Arguments, workspace: Workspace, channel: Channel, messages: readonly Message[]): Json {
  const { items, next } = page(messages, args, 100, 999);
  const withMetadata = args.flag('include_all_metadata');
  return {
    messages: items.map((message) => messageBody(workspace, channel, message, withMetadata)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function within(args: Arguments): (message: Message) => boolean {
  const oldest = Number(args.text('oldest') ?? 0);
  const latest = Number(args.text('latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = args.flag('inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function typeOf(channel: Channel): string {
  return { im: 'im', channel: 'public_channel', group: 'private_channel' }[channel.kind];
}

function channelBody(workspace: Workspace, channel: Channel): Json {
  const common = { id: channel.id, is_archived: channel.isArchived, context_team_id: workspace.options.team.id };
  if (channel.person !== null) return { ...common, is_im: true, user: channel.person };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_general: channel.name === 'general',
    is_member: channel.botIsMember,
    num_members: workspace.options.users.length + (channel.botIsMember ? 1 : 0),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
