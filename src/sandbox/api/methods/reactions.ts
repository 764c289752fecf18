import type { Channel } from '../../workspace/channel.ts';
import type { Message } from '../../workspace/message.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';
import { messageBody } from '../message-body.ts';
import type { Method, Methods } from '../method.ts';
import { knownMessage, readableChannel } from '../place.ts';
import { Refusal } from '../refusal.ts';

const EMOJI_NAME = /^[\w+'-]+(::[\w-]+)?$/;

const add: Method = (args, { workspace }) => {
  const { channel, message } = target(args, workspace);
  const name = emojiName(args);
  const people = message.reactions.get(name) ?? [];
  if (people.includes(workspace.options.bot.userId)) throw new Refusal('already_reacted');
  return react(workspace, channel, message, name, [...people, workspace.options.bot.userId]);
};

const remove: Method = (args, { workspace }) => {
  const { channel, message } = target(args, workspace);
  const name = emojiName(args);
  const people = message.reactions.get(name) ?? [];
  if (!people.includes(workspace.options.bot.userId)) throw new Refusal('no_reaction');
  const others = people.filter((user) => user !== workspace.options.bot.userId);
  return react(workspace, channel, message, name, others);
};

const get: Method = (args, { workspace }) => {
  const { channel, message } = target(args, workspace);
  return { type: 'message', channel: channel.id, message: messageBody(workspace, channel, message) };
};

/** Emoji on messages. */
export const reactions: Methods = { 'reactions.add': add, 'reactions.remove': remove, 'reactions.get': get };

function target(args: Arguments, workspace: Workspace): { readonly channel: Channel; readonly message: Message } {
  const channel = readableChannel(args, workspace);
  return { channel, message: knownMessage(channel, args.needed('timestamp')) };
}

function emojiName(args: Arguments): string {
  const name = args.needed('name');
  if (!EMOJI_NAME.test(name)) throw new Refusal('invalid_name');
  return name;
}

function react(workspace: Workspace, channel: Channel, message: Message, name: string, people: readonly string[]) {
  const others = [...message.reactions].filter(([other]) => other !== name);
  workspace.put(channel, { ...message, reactions: new Map(people.length > 0 ? [...others, [name, people]] : others) });
  return {};
}
