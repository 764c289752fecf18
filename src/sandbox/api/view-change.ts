import { isJson, type Json, jsonList } from '../json.ts';
import { validateView } from '../rules/view.ts';
import { withIds } from '../workspace/ids.ts';
import { STACK_LIMIT, type View } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { checkPictures } from './content.ts';
import { invalidArguments, Refusal, refusalOf } from './refusal.ts';

const VIEW_BYTES = 250_000;

/** A view that Slack would take, with its ids filled in; throws a Refusal otherwise. `known` is the version it replaces. */
export function readView(given: unknown, type: string, workspace: Workspace, known: View | null = null): Json {
  if (!isJson(given)) throw invalidArguments('missing required field: view');
  if (JSON.stringify(given).length > VIEW_BYTES) throw new Refusal('view_too_large');
  const problems = validateView(given);
  if (problems.length > 0) throw refusalOf('invalid_arguments', problems);
  if (given.type !== type)
    throw refusalOf('invalid_arguments', [{ pointer: '/view/type', message: `must be ${type} here` }]);
  checkPictures(given.blocks, '/view/blocks', workspace);
  const namesake = given.external_id ? workspace.views.findExternal(String(given.external_id)) : null;
  if (namesake !== null && namesake.id !== known?.id) throw new Refusal('duplicate_external_id');
  return { ...given, blocks: withIds(jsonList(given.blocks), workspace.options.id) };
}

/** Lays a view on top of a person's open modals. */
export function pushView(workspace: Workspace, user: string, body: Json): View {
  const stack = workspace.views.stack(user);
  const top = stack.at(-1);
  if (top === undefined) throw new Refusal('not_found');
  if (stack.length >= STACK_LIMIT) throw new Refusal('push_limit_reached');
  const view = newView(workspace, user, body, top);
  setStack(workspace, user, [...stack, view]);
  return view;
}

/** Puts new content into a view. */
export function updateView(workspace: Workspace, known: View, body: Json): View {
  const view = { ...known, body, hash: newHash(workspace) };
  workspace.views.replace(view);
  workspace.changes.tell({ kind: body.type === 'home' ? 'home' : 'views', user: known.user });
  return view;
}

/** Changes which modals a person has open. */
export function setStack(workspace: Workspace, user: string, stack: readonly View[]): void {
  workspace.views.setStack(user, stack);
  workspace.changes.tell({ kind: 'views', user });
}

/** A view that nobody has seen yet, above another or alone. */
export function newView(workspace: Workspace, user: string, body: Json, below: View | null): View {
  const id = `V${workspace.options.id()}`;
  return { id, user, body, rootId: below?.rootId ?? id, previousId: below?.id ?? null, hash: newHash(workspace) };
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.options.now() / 1000)}.${workspace.options.id()}`;
}
