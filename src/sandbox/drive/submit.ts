import { Refusal } from '../api/refusal.ts';
import { viewBody } from '../api/view-body.ts';
import { pushView, readView, setStack, updateView } from '../api/view-change.ts';
import { writeDown } from '../journal.ts';
import { isJson, type Json, jsonList } from '../json.ts';
import type { View } from '../workspace/view.ts';
import type { SubmitOutcome, Values } from './contract.ts';
import { fillIn } from './fill.ts';
import { interactionOf, type Stage, TROUBLE } from './stage.ts';

/** A person submits the modal on top; what the bot acknowledges with decides what is shown next. */
export async function submitView(stage: Stage, as: string, viewId: string, given: Values): Promise<SubmitOutcome> {
  const { workspace, delivery } = stage;
  const user = workspace.person(as);
  const view = workspace.views.stack(as).at(-1);
  if (user === null || view?.id !== viewId) return { ok: false, error: 'not_on_screen' };
  const { values, errors } = fillIn(view, given, workspace);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const acknowledged = await delivery.send({
    type: 'interactive',
    payload: {
      ...interactionOf(stage, 'view_submission', user),
      trigger_id: workspace.triggers.issue(user.id, view.id),
      view: viewBody(workspace, view, values),
      response_urls: responseUrls(stage, view, values, user.id),
    },
  });
  if (acknowledged.ok) return follow(stage, view, acknowledged.answer);
  workspace.notice(user.id, TROUBLE);
  return { ok: false, error: acknowledged.error };
}

function follow(stage: Stage, view: View, answer: Json | string | null): SubmitOutcome {
  const outcome = obey(stage, view, isJson(answer) ? answer : {});
  const error = outcome.error ?? null;
  if (answer !== null)
    writeDown(stage.calls, {
      method: 'answer',
      args: isJson(answer) ? answer : { text: answer },
      ok: error === null,
      error,
      at: stage.workspace.options.now(),
    });
  if (error !== null) stage.workspace.notice(view.user, TROUBLE);
  return outcome;
}

function obey({ workspace }: Stage, view: View, answer: Json): SubmitOutcome {
  const stack = workspace.views.stack(view.user);
  try {
    if (answer.response_action === 'errors') return sayErrors(view, answer.errors);
    if (answer.response_action === 'clear') setStack(workspace, view.user, []);
    else if (answer.response_action === 'push')
      pushView(workspace, view.user, readView(answer.view, 'modal', workspace));
    else if (answer.response_action === 'update')
      updateView(workspace, view, readView(answer.view, 'modal', workspace, view));
    else if (answer.response_action === undefined) setStack(workspace, view.user, without(stack, view));
    else return { ok: false, error: 'invalid_response_action' };
    return { ok: true };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.code };
    throw error;
  }
}

function sayErrors(view: View, errors: unknown): SubmitOutcome {
  const inputs = jsonList(view.body.blocks).filter((block) => block.type === 'input');
  const known = new Set(inputs.map((block) => block.block_id));
  if (!isJson(errors) || Object.keys(errors).length === 0 || Object.keys(errors).some((id) => !known.has(id)))
    return { ok: false, error: 'invalid_errors' };
  return { ok: false, errors: Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)])) };
}

function without(stack: readonly View[], view: View): readonly View[] {
  return stack.filter((each) => each.id !== view.id);
}

/** One for each menu that asked for it: answers go to the conversation chosen there. */
function responseUrls({ workspace }: Stage, view: View, values: Values, user: string): readonly Json[] {
  return jsonList(view.body.blocks).flatMap((block) => {
    const element = isJson(block.element) ? block.element : {};
    const state = values[String(block.block_id)]?.[String(element.action_id)];
    const channel = state?.selected_conversation ?? state?.selected_channel;
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    const url = workspace.responseUrls.issue({ channel, user, messageTs: null });
    return [{ response_url: url, channel_id: channel, block_id: block.block_id, action_id: element.action_id }];
  });
}
