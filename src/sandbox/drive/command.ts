import { Refusal } from '../api/refusal.ts';
import { writeDown } from '../journal.ts';
import type { Json } from '../json.ts';
import { applyReply } from '../reply.ts';
import type { Channel } from '../workspace/channel.ts';
import type { ResponseTarget } from '../workspace/response-urls.ts';
import type { Outcome } from './contract.ts';
import type { Stage } from './stage.ts';
import { typedCommand } from './typed.ts';

/** A person gives a slash command; what the bot acknowledges with is shown, and so is its silence. */
export async function giveCommand(
  stage: Stage,
  as: string,
  channelId: string,
  name: string,
  text: string,
): Promise<Outcome> {
  const { workspace, delivery } = stage;
  const user = workspace.person(as);
  const channel = workspace.visible(as).find(({ id }) => id === channelId);
  const command = workspace.options.commands.find((each) => each.command === name);
  if (user === null || channel === undefined) return { ok: false, error: 'channel_not_found' };
  if (command === undefined) return { ok: false, error: 'unknown_command' };
  const target: ResponseTarget = { channel: channel.id, user: user.id, messageTs: null };
  const { team, bot } = workspace.options;
  const acknowledged = await delivery.send({
    type: 'slash_commands',
    payload: {
      token: 'sandbox',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: channelName(channel),
      user_id: user.id,
      user_name: user.name,
      command: name,
      text: typedCommand(text.trim(), workspace.options, command.should_escape),
      api_app_id: bot.appId,
      is_enterprise_install: 'false',
      response_url: workspace.responseUrls.issue(target),
      trigger_id: workspace.triggers.issue(user.id),
    },
  });
  const error = acknowledged.ok ? show(stage, acknowledged.answer, target) : acknowledged.error;
  if (error === null) return { ok: true };
  const failure = `${name} failed with the error "${error}"`;
  workspace.post(channel, { user: 'USLACKBOT', text: failure, onlyFor: user.id });
  return { ok: false, error };
}

function show({ workspace, calls }: Stage, answer: Json | string | null, target: ResponseTarget): string | null {
  if (answer === null) return null;
  const reply = typeof answer === 'string' ? { text: answer } : answer;
  const error = showReply(() => applyReply(workspace, reply, target));
  writeDown(calls, { method: 'answer', args: reply, ok: error === null, error, at: workspace.options.now() });
  return error;
}

function showReply(apply: () => void): string | null {
  try {
    apply();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function channelName(channel: Channel): string {
  return channel.kind === 'group' ? 'privategroup' : channel.name;
}
