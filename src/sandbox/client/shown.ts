import type { Json } from '../json.ts';
import type { Channel } from '../workspace/channel.ts';
import type { StoredFile } from '../workspace/files.ts';
import type { Message } from '../workspace/message.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A message as the page shows it. */
export function shownMessage(workspace: Workspace, channel: Channel, message: Message): Json {
  const replies = message.threadTs === null ? channel.replies(message.ts) : [];
  const files = message.files.flatMap((id) => workspace.files.get(id) ?? []);
  return {
    ts: message.ts,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(workspace.isBots(message) ? { bot_id: workspace.options.bot.botId } : { user: message.user }),
    username: username(workspace, message),
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.onlyFor === null ? {} : { ephemeral: true }),
    // Slack marks what was edited only where the text itself is shown.
    ...(message.editedTs === null || message.blocks.length > 0 ? {} : { edited: true }),
    ...(replies.length > 0 ? { reply_count: replies.length, latest_reply: replies.at(-1)?.ts } : {}),
    ...(message.reactions.size > 0
      ? { reactions: [...message.reactions].map(([name, users]) => ({ name, users })) }
      : {}),
    ...(message.unfurls.size > 0 ? { unfurls: [...message.unfurls.values()] } : {}),
    ...(files.length > 0 ? { files: files.map(shownFile) } : {}),
  };
}

function username(workspace: Workspace, message: Message): string {
  if (workspace.isBots(message)) return workspace.options.bot.name;
  return workspace.person(message.user)?.realName ?? 'Slackbot';
}

function shownFile(file: StoredFile): Json {
  const url = `/sandbox/files/${file.id}/${encodeURIComponent(file.name)}`;
  return { id: file.id, name: file.name, title: file.title, url, mimetype: file.mimetype, size: file.size };
}
