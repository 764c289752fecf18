import { viewBody } from '../api/view-body.ts';
import type { Json } from '../json.ts';
import type { SandboxUser } from '../options.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Unread } from './unread.ts';

/** Everything that the page needs to know of the workspace when it opens. */
export function clientState(workspace: Workspace, me: SandboxUser, unread: Unread): Json {
  const { team, bot, users, commands, shortcuts, delivery } = workspace.options;
  const visible = workspace.visible(me.id);
  const home = workspace.views.home(me.id);
  return {
    team,
    me,
    users,
    channels: visible
      .filter(({ person }) => person === null)
      .map((channel) => ({
        id: channel.id,
        name: channel.name,
        topic: channel.topic,
        private: channel.isPrivate,
        archived: channel.isArchived,
        unread: unread.count(me.id, channel),
      })),
    ims: visible
      .filter(({ person }) => person !== null)
      .map((channel) => ({ id: channel.id, user: bot.userId, unread: unread.count(me.id, channel) })),
    commands: commands.map(({ command, description, usage_hint }) => ({ command, description, usage_hint })),
    shortcuts: shortcuts ?? [],
    bot: { id: bot.botId, userId: bot.userId, name: bot.name },
    transport: delivery.transport,
    views: workspace.views.stack(me.id).map((view) => viewBody(workspace, view)),
    hasHome: workspace.options.home ?? true,
    home: home === null ? null : viewBody(workspace, home),
  };
}
