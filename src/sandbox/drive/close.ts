import { viewBody } from '../api/view-body.ts';
import { setStack } from '../api/view-change.ts';
import type { Outcome } from './contract.ts';
import { interactionOf, type Stage } from './stage.ts';

/** A person closes the modal on top, and all below it where it says so; the bot hears of it if it asked to. */
export async function closeView(stage: Stage, as: string, viewId: string): Promise<Outcome> {
  const { workspace, delivery } = stage;
  const user = workspace.person(as);
  const stack = workspace.views.stack(as);
  const view = stack.at(-1);
  if (user === null || view?.id !== viewId) return { ok: false, error: 'not_on_screen' };
  const clears = view.body.clear_on_close === true;
  setStack(workspace, as, clears ? [] : stack.slice(0, -1));
  if (view.body.notify_on_close !== true) return { ok: true };
  const closed = { view: viewBody(workspace, view), is_cleared: clears };
  const payload = { ...interactionOf(stage, 'view_closed', user), ...closed };
  const acknowledged = await delivery.send({ type: 'interactive', payload });
  return acknowledged.ok ? { ok: true } : { ok: false, error: acknowledged.error };
}
