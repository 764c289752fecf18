import type { Json } from '../json.ts';
import type { Channel } from '../workspace/channel.ts';
import { type Link, linksOf } from '../workspace/links.ts';
import type { Message } from '../workspace/message.ts';
import type { Outcome } from './contract.ts';
import type { Stage } from './stage.ts';
import { typedMessage } from './typed.ts';

/** A person writes into a channel, a thread or the conversation with the bot. */
export async function writeMessage(
  stage: Stage,
  as: string,
  channelId: string,
  text: string,
  threadTs: string | null,
): Promise<Outcome & { readonly ts?: string }> {
  const { workspace } = stage;
  const user = workspace.person(as);
  const channel = workspace.visible(as).find(({ id }) => id === channelId);
  if (user === null || channel === undefined) return { ok: false, error: 'channel_not_found' };
  if (channel.isArchived) return { ok: false, error: 'is_archived' };
  if (text.trim() === '') return { ok: false, error: 'no_text' };
  if (text.startsWith('/')) return { ok: false, error: 'commands_are_given_not_written' };
  const root = threadTs === null ? null : channel.get(threadTs);
  if (threadTs !== null && root === null) return { ok: false, error: 'thread_not_found' };
  const written = typedMessage(text, workspace.options);
  const message = workspace.post(channel, {
    user: user.id,
    text: written,
    blocks: [richText(written)],
    threadTs: root?.threadTs ?? root?.ts ?? null,
  });
  await tell(stage, channel, message, root);
  return { ok: true, ts: message.ts };
}

async function tell(
  { workspace, events }: Stage,
  channel: Channel,
  message: Message,
  root: Message | null,
): Promise<void> {
  if (!channel.botIsMember) return;
  const { bot, team } = workspace.options;
  const thread = root === null ? {} : { thread_ts: message.threadTs, parent_user_id: root.user };
  const event = {
    user: message.user,
    ts: message.ts,
    client_msg_id: workspace.options.id(),
    text: message.text,
    team: team.id,
    blocks: message.blocks,
    ...thread,
    channel: channel.id,
    event_ts: message.ts,
  };
  const told = [events.tell({ type: 'message', ...event, channel_type: channel.kind })];
  if (channel.kind !== 'im' && message.text.includes(`<@${bot.userId}>`))
    told.push(events.tell({ type: 'app_mention', ...event }));
  const links = linksOf(message.text, workspace.options.unfurlDomains ?? []);
  if (links.length > 0) told.push(events.tell(linkShared(message, channel, links)));
  await Promise.all(told);
}

function linkShared({ user, ts, threadTs }: Message, channel: Channel, links: readonly Link[]): Json {
  return {
    type: 'link_shared',
    channel: channel.id,
    is_bot_user_member: true,
    user,
    message_ts: ts,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    unfurl_id: `${channel.id}-${ts}`,
    source: 'conversations_history',
    links,
    event_ts: ts,
  };
}

function richText(text: string): Json {
  const elements = text
    .split(/(<@\w+>)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^<@\w+>$/.test(part) ? { type: 'user', user_id: part.slice(2, -1) } : { type: 'text', text: plain(part) },
    );
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function plain(text: string): string {
  const shown = text.replace(/<#\w+\|([^>]*)>/g, '#$1').replace(/<(https?:[^>]*)>/g, '$1');
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
