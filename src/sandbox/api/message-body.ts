import type { Json } from '../json.ts';
import type { Channel } from '../workspace/channel.ts';
import type { Message } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fileBody } from './file-body.ts';

/** A message as the Web API and interactions show it. */
export function messageBody(workspace: Workspace, channel: Channel, message: Message, withMetadata = false): Json {
  const files = message.files.flatMap((id) => workspace.files.get(id) ?? []);
  const reactions = [...message.reactions].map(([name, users]) => ({ name, users, count: users.length }));
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: workspace.options.team.id,
    ...(workspace.isBots(message) ? author(workspace) : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs === null ? threadSummary(channel, message) : { thread_ts: message.threadTs }),
    ...(message.editedTs === null ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.unfurls.size > 0 ? { attachments: [...message.unfurls].map(attachment) } : {}),
    ...(files.length > 0 ? { files: files.map((file) => fileBody(workspace, file)) } : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

function attachment([url, blocks]: [string, readonly Json[]], index: number): Json {
  return { id: index + 1, from_url: url, app_unfurl_url: url, is_app_unfurl: true, blocks };
}

function author(workspace: Workspace): Json {
  const { bot, team } = workspace.options;
  return {
    bot_id: bot.botId,
    app_id: bot.appId,
    bot_profile: { id: bot.botId, app_id: bot.appId, name: bot.name, deleted: false, team_id: team.id },
  };
}

function threadSummary(channel: Channel, message: Message): Json {
  const replies = channel.replies(message.ts);
  const last = replies.at(-1);
  if (last === undefined) return {};
  const people = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: people.length,
    reply_users: people,
    latest_reply: last.ts,
    is_locked: false,
    subscribed: true,
  };
}
