import { isJson, type Json, jsonList } from '../../json.ts';
import { validateMessage } from '../../rules/message.ts';
import { withIds } from '../../workspace/ids.ts';
import { linksOf } from '../../workspace/links.ts';
import { readContent } from '../content.ts';
import { messageBody } from '../message-body.ts';
import type { Method, Methods } from '../method.ts';
import { knownChannel, knownMessage, postableChannel, readableChannel, threadOf } from '../place.ts';
import { Refusal, refusalOf } from '../refusal.ts';

const postMessage: Method = (args, { workspace }) => {
  const channel = postableChannel(args, workspace);
  const content = readContent(args, workspace);
  const threadTs = threadOf(args, channel);
  const message = workspace.post(channel, { ...content, user: workspace.options.bot.userId, threadTs });
  return { channel: channel.id, ts: message.ts, message: messageBody(workspace, channel, message, true) };
};

const update: Method = (args, { workspace }) => {
  const channel = knownChannel(args.needed('channel'), workspace);
  const message = knownMessage(channel, args.needed('ts'));
  if (!workspace.isBots(message)) throw new Refusal('cant_update_message');
  if ((args.text('text')?.length ?? 0) > 40_000) throw new Refusal('msg_too_long');
  const edited = workspace.edit(channel, message, readContent(args, workspace));
  const body = messageBody(workspace, channel, edited, true);
  return { channel: channel.id, ts: edited.ts, text: edited.text, message: body };
};

const remove: Method = (args, { workspace }) => {
  const channel = knownChannel(args.needed('channel'), workspace);
  const message = knownMessage(channel, args.needed('ts'));
  if (!workspace.isBots(message)) throw new Refusal('cant_delete_message');
  workspace.remove(channel, message);
  return { channel: channel.id, ts: message.ts };
};

const postEphemeral: Method = (args, { workspace }) => {
  const channel = postableChannel(args, workspace);
  const user = args.needed('user');
  if (!channel.botIsMember) throw new Refusal('not_in_channel');
  if (workspace.person(user) === null || (channel.person ?? user) !== user) throw new Refusal('user_not_in_channel');
  const content = readContent(args, workspace);
  const threadTs = threadOf(args, channel);
  // Slack shows it in a thread only where somebody has answered already, and says nothing about it.
  if (threadTs !== null && channel.replies(threadTs).length === 0) return { message_ts: workspace.stamp() };
  const draft = { ...content, user: workspace.options.bot.userId, threadTs, onlyFor: user };
  return { message_ts: workspace.post(channel, draft).ts };
};

const getPermalink: Method = (args, { workspace }) => {
  const channel = knownChannel(args.needed('channel'), workspace);
  const message = knownMessage(channel, args.needed('message_ts'));
  const permalink = `${workspace.options.publicUrl()}#/${channel.id}/p${message.ts.replace('.', '')}`;
  return { channel: channel.id, permalink };
};

const unfurl: Method = (args, { workspace }) => {
  const channel = readableChannel(args, workspace);
  const message = knownMessage(channel, args.needed('ts'));
  const unfurls = args.structure('unfurls', 'invalid_unfurls_format');
  if (!isJson(unfurls)) throw new Refusal('missing_unfurls');
  const links = linksOf(message.text, workspace.options.unfurlDomains ?? []);
  const shown = Object.entries(unfurls).map(([url, body]): [string, readonly Json[]] => {
    if (!links.some((link) => link.url === url)) throw new Refusal('cannot_unfurl_url');
    const blocks = isJson(body) ? jsonList(body.blocks) : [];
    const problems = validateMessage({ text: 'a link', blocks });
    if (blocks.length === 0 || problems.length > 0) throw refusalOf('invalid_blocks', problems);
    return [url, withIds(blocks, workspace.options.id)];
  });
  workspace.put(channel, { ...message, unfurls: new Map([...message.unfurls, ...shown]) });
  return {};
};

/** Messages: posting, editing, deleting, and showing to one person. */
export const chat: Methods = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
  'chat.unfurl': unfurl,
};
