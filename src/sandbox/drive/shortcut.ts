import { messageBody } from '../api/message-body.ts';
import type { Json } from '../json.ts';
import type { Outcome } from './contract.ts';
import { screenOf } from './screen.ts';
import { actionTime, interactionOf, type Stage, TROUBLE } from './stage.ts';

/** A person uses a shortcut, from anywhere or on a message. */
export async function useShortcut(
  stage: Stage,
  as: string,
  callbackId: string,
  on: { readonly channel: string; readonly ts: string } | null,
): Promise<Outcome> {
  const { workspace, delivery } = stage;
  const user = workspace.person(as);
  const type = on === null ? 'global' : 'message';
  const shortcut = workspace.options.shortcuts?.find((each) => each.type === type && each.callback_id === callbackId);
  if (user === null || shortcut === undefined) return { ok: false, error: 'unknown_shortcut' };
  const subject = on === null ? {} : subjectOf(stage, as, on);
  if (subject === null) return { ok: false, error: 'not_on_screen' };
  const payload = {
    ...interactionOf(stage, on === null ? 'shortcut' : 'message_action', user),
    callback_id: callbackId,
    trigger_id: workspace.triggers.issue(user.id),
    action_ts: actionTime(stage),
    ...subject,
  };
  const acknowledged = await delivery.send({ type: 'interactive', payload });
  if (acknowledged.ok) return { ok: true };
  workspace.notice(user.id, TROUBLE);
  return { ok: false, error: acknowledged.error };
}

function subjectOf(
  { workspace }: Stage,
  as: string,
  on: { readonly channel: string; readonly ts: string },
): Json | null {
  const screen = screenOf(workspace, as, { type: 'message', ...on });
  if (screen === null || screen.view !== null) return null;
  const { channel, message } = screen;
  return {
    channel: { id: channel.id, name: channel.name },
    message: messageBody(workspace, channel, message),
    message_ts: message.ts,
    response_url: workspace.responseUrls.issue({ channel: channel.id, user: as, messageTs: message.ts }),
  };
}
