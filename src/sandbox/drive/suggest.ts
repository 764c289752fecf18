import { messageBody } from '../api/message-body.ts';
import { viewBody } from '../api/view-body.ts';
import { isJson, type Json, jsonList } from '../json.ts';
import { menuOptions, optionGroups } from '../rules/option.ts';
import { newWalk } from '../rules/problem.ts';
import { findElement } from '../workspace/elements.ts';
import type { Container, Outcome } from './contract.ts';
import { type Screen, screenOf } from './screen.ts';
import { interactionOf, type Stage, TROUBLE } from './stage.ts';

type Suggestions = Outcome & { readonly options?: readonly Json[]; readonly option_groups?: readonly Json[] };

/** A person types into an external menu, and the bot says what there is. */
export async function suggestOptions(
  stage: Stage,
  as: string,
  container: Container,
  blockId: string,
  actionId: string,
  typed: string,
): Promise<Suggestions> {
  const { workspace, delivery } = stage;
  const user = workspace.person(as);
  const screen = screenOf(workspace, as, container);
  const element = findElement(screen?.blocks ?? [], blockId, actionId)?.element;
  if (user === null || screen === null || !String(element?.type).endsWith('external_select'))
    return { ok: false, error: 'not_on_screen' };
  const asked = { action_id: actionId, block_id: blockId, value: typed };
  const payload = { ...interactionOf(stage, 'block_suggestion', user), ...asked, ...surroundings(stage, screen) };
  const acknowledged = await delivery.send({ type: 'interactive', payload });
  const outcome = acknowledged.ok ? offered(acknowledged.answer) : { ok: false, error: acknowledged.error };
  if (!outcome.ok) workspace.notice(user.id, TROUBLE);
  return outcome;
}

function surroundings({ workspace }: Stage, screen: Screen): Json {
  if (screen.view !== null)
    return { container: { type: 'view', view_id: screen.view.id }, view: viewBody(workspace, screen.view) };
  const { channel, message } = screen;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.onlyFor !== null,
    },
    channel: { id: channel.id, name: channel.name },
    message: messageBody(workspace, channel, message),
  };
}

function offered(answer: Json | string | null): Suggestions {
  const walk = newWalk('modal');
  if (!isJson(answer)) return { ok: false, error: 'invalid_options' };
  if (answer.option_groups !== undefined) optionGroups(answer.option_groups, '/option_groups', walk);
  else if (!Array.isArray(answer.options) || answer.options.length > 0) menuOptions(answer.options, '/options', walk);
  if (walk.problems.length > 0) return { ok: false, error: 'invalid_options' };
  if (answer.option_groups !== undefined) return { ok: true, option_groups: jsonList(answer.option_groups) };
  return { ok: true, options: jsonList(answer.options) };
}
