import { readReply } from './api/content.ts';
import { Refusal } from './api/refusal.ts';
import type { Json } from './json.ts';
import type { ResponseTarget } from './workspace/response-urls.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Shows what the bot answered to a command or to a response_url; throws a Refusal where Slack would not take it. */
export function applyReply(workspace: Workspace, reply: Json, target: ResponseTarget): void {
  const channel = workspace.channel(target.channel);
  if (channel === null) throw new Refusal('channel_not_found');
  const original = target.messageTs === null ? null : channel.get(target.messageTs);
  if (yes(reply.delete_original)) {
    if (original !== null) workspace.remove(channel, original);
    return;
  }
  const content = readReply(reply, workspace);
  if (yes(reply.replace_original) && original !== null) {
    workspace.edit(channel, original, content);
    return;
  }
  const threadTs = typeof reply.thread_ts === 'string' ? reply.thread_ts : null;
  const onlyFor = reply.response_type === 'in_channel' ? null : target.user;
  const message = workspace.post(channel, { ...content, user: workspace.options.bot.userId, threadTs, onlyFor });
  target.messageTs ??= message.ts;
}

function yes(value: unknown): boolean {
  return value === true || value === 'true';
}
