import type { Json } from '../../json.ts';
import type { SandboxUser } from '../../options.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Method, Methods } from '../method.ts';
import { page } from '../place.ts';
import { Refusal } from '../refusal.ts';

const authTest: Method = (_args, { workspace }) => {
  const { team, bot } = workspace.options;
  return {
    url: `${workspace.options.publicUrl()}/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  };
};

const userInfo: Method = (args, { workspace }) => {
  const id = args.needed('user');
  if (id === workspace.options.bot.userId) return { user: botBody(workspace) };
  const user = workspace.person(id);
  if (user === null) throw new Refusal('user_not_found');
  return { user: userBody(workspace, user) };
};

const userList: Method = (args, { workspace }) => {
  const everyone = [...workspace.options.users.map((user) => userBody(workspace, user)), botBody(workspace)];
  const { items, next } = page(everyone, args, 1000, 1000);
  return { members: items, response_metadata: { next_cursor: next } };
};

const teamInfo: Method = (_args, { workspace }) => {
  const { team } = workspace.options;
  return { team: { ...team, email_domain: '', icon: {}, url: `${workspace.options.publicUrl()}/` } };
};

const botInfo: Method = (args, { workspace }) => {
  const { bot } = workspace.options;
  if ((args.text('bot') ?? bot.botId) !== bot.botId) throw new Refusal('bot_not_found');
  return {
    bot: {
      id: bot.botId,
      deleted: false,
      name: bot.name,
      updated: 0,
      app_id: bot.appId,
      user_id: bot.userId,
      icons: {},
    },
  };
};

/** Who is who. */
export const people: Methods = {
  'auth.test': authTest,
  'users.info': userInfo,
  'users.list': userList,
  'team.info': teamInfo,
  'bots.info': botInfo,
};

function userBody(workspace: Workspace, user: SandboxUser): Json {
  return {
    id: user.id,
    team_id: workspace.options.team.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz, workspace.options.now()),
    profile: { real_name: user.realName, display_name: '', team: workspace.options.team.id },
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: 0,
  };
}

function botBody(workspace: Workspace): Json {
  const { bot } = workspace.options;
  const body = userBody(workspace, { id: bot.userId, name: bot.name, realName: bot.name, tz: 'UTC' });
  return { ...body, is_bot: true, profile: { real_name: bot.name, bot_id: bot.botId, api_app_id: bot.appId } };
}

function offsetSeconds(tz: string, now: number): number {
  const there = new Date(now).toLocaleString('en-US', { timeZone: tz });
  const utc = new Date(now).toLocaleString('en-US', { timeZone: 'UTC' });
  return Math.round((Date.parse(there) - Date.parse(utc)) / 1000);
}
