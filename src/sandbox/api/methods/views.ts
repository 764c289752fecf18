import type { View } from '../../workspace/view.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';
import type { Method, Methods } from '../method.ts';
import { invalidArguments, Refusal } from '../refusal.ts';
import { viewBody } from '../view-body.ts';
import { newView, pushView, readView, setStack, updateView } from '../view-change.ts';

const open: Method = (args, { workspace }) => {
  const body = readView(args.structure('view', 'invalid_arguments'), 'modal', workspace);
  const { user } = redeem(args, workspace);
  const view = newView(workspace, user, body, null);
  setStack(workspace, user, [view]);
  return { view: viewBody(workspace, view) };
};

const push: Method = (args, { workspace }) => {
  const body = readView(args.structure('view', 'invalid_arguments'), 'modal', workspace);
  const { user } = redeem(args, workspace);
  return { view: viewBody(workspace, pushView(workspace, user, body)) };
};

const update: Method = (args, { workspace }) => {
  const id = args.text('view_id');
  const known = id === null ? workspace.views.findExternal(args.needed('external_id')) : workspace.views.find(id);
  if (known === null) throw new Refusal('not_found');
  checkHash(args, known);
  const body = readView(args.structure('view', 'invalid_arguments'), String(known.body.type), workspace, known);
  return { view: viewBody(workspace, updateView(workspace, known, body)) };
};

const publish: Method = (args, { workspace }) => {
  const user = args.needed('user_id');
  if (workspace.person(user) === null) throw invalidArguments('invalid user_id');
  const known = workspace.views.home(user);
  checkHash(args, known);
  const body = readView(args.structure('view', 'invalid_arguments'), 'home', workspace, known);
  if (known !== null) return { view: viewBody(workspace, updateView(workspace, known, body)) };
  const home = newView(workspace, user, body, null);
  workspace.views.setHome(home);
  workspace.changes.tell({ kind: 'home', user });
  return { view: viewBody(workspace, home) };
};

/** Modals and Home. */
export const views: Methods = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};

function redeem(args: Arguments, workspace: Workspace): { readonly user: string } {
  const trigger = args.text('trigger_id') ?? args.needed('interactivity_pointer');
  const redeemed = workspace.triggers.redeem(trigger);
  if ('error' in redeemed) throw new Refusal(redeemed.error);
  return redeemed;
}

function checkHash(args: Arguments, known: View | null): void {
  const hash = args.text('hash');
  if (hash !== null && hash !== '' && hash !== known?.hash) throw new Refusal('hash_conflict');
}
