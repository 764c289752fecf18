import { messageBody } from '../api/message-body.ts';
import { viewBody } from '../api/view-body.ts';
import type { Json } from '../json.ts';
import { findElement, placedElements } from '../workspace/elements.ts';
import { keepsState, offered, stateOf } from './choice.ts';
import type { Act, Container, Outcome } from './contract.ts';
import { type Screen, screenOf } from './screen.ts';
import { actionTime, interactionOf, type Stage, TROUBLE } from './stage.ts';

/** A person presses or chooses something; what is not on the screen cannot be pressed. */
export async function performAction(stage: Stage, act: Act): Promise<Outcome> {
  const { workspace, delivery } = stage;
  const user = workspace.person(act.as);
  const screen = user === null ? null : screenOf(workspace, user.id, act.container);
  if (user === null || screen === null) return { ok: false, error: 'not_on_screen' };
  const action = act.stale === true ? act.action : chosenAction(stage, screen, act);
  if (action === null) return { ok: false, error: 'not_on_screen' };
  const acknowledged = await delivery.send({
    type: 'interactive',
    payload: {
      ...interactionOf(stage, 'block_actions', user),
      ...surroundings(stage, screen, act),
      trigger_id: workspace.triggers.issue(user.id, screen.view?.id ?? null),
      actions: [{ ...action, block_id: act.block_id, action_ts: actionTime(stage) }],
    },
  });
  if (acknowledged.ok) return { ok: true };
  workspace.notice(user.id, TROUBLE);
  return { ok: false, error: acknowledged.error };
}

/** Presses a button by its action_id, wherever it is in the container. */
export async function clickButton(
  stage: Stage,
  as: string,
  container: Container,
  actionId: string,
  value: string | null,
): Promise<Outcome> {
  const screen = screenOf(stage.workspace, as, container);
  const placed = placedElements(screen?.blocks ?? []).find(
    (each) => each.actionId === actionId && (value === null || each.element.value === value),
  );
  if (placed === undefined) return { ok: false, error: 'not_on_screen' };
  const action = { type: placed.element.type, action_id: actionId };
  return performAction(stage, { as, container, block_id: placed.blockId, action });
}

function chosenAction({ workspace }: Stage, screen: Screen, { block_id, action }: Act): Json | null {
  const placed = findElement(screen.blocks, block_id, String(action.action_id));
  if (placed === null || placed.element.type !== action.type) return null;
  const { element } = placed;
  if (element.type === 'button' || element.type === 'icon_button' || element.type === 'workflow_button')
    return pick(element, 'type', 'action_id', 'text', 'value', 'style', 'url', 'icon');
  if (element.type === 'feedback_buttons') return verdict(element, action.value);
  if (element.type === 'overflow') return offered(action.selected_option, element) ? { ...action } : null;
  const state = stateOf(element, action, workspace);
  return state === null ? null : { action_id: element.action_id, ...state };
}

function verdict(element: Json, value: unknown): Json | null {
  const buttons = [element.positive_button, element.negative_button] as readonly Json[];
  const pressed = buttons.find((button) => button.value === value);
  return pressed === undefined
    ? null
    : { type: element.type, action_id: element.action_id, ...pick(pressed, 'text', 'value') };
}

function surroundings(stage: Stage, screen: Screen, act: Act): Json {
  const { workspace } = stage;
  const values = valuesOf(stage, screen, act);
  if (screen.view !== null)
    return { container: { type: 'view', view_id: screen.view.id }, view: viewBody(workspace, screen.view, values) };
  const { channel, message } = screen;
  const target = { channel: channel.id, user: act.as, messageTs: message.ts };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.onlyFor !== null,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channel.name },
    // Slack keeps no copy of what it showed to one person.
    ...(message.onlyFor === null ? { message: messageBody(workspace, channel, message) } : {}),
    state: { values },
    response_url: workspace.responseUrls.issue(target),
  };
}

function valuesOf({ workspace }: Stage, screen: Screen, { state }: Act): Json {
  const values: Record<string, Record<string, Json>> = {};
  for (const { blockId, actionId, element } of placedElements(screen.blocks)) {
    if (!keepsState(element)) continue;
    const held = stateOf(element, state?.[blockId]?.[actionId], workspace);
    if (held !== null) values[blockId] = { ...values[blockId], [actionId]: held };
  }
  return values;
}

function pick(from: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
