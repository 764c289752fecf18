import { AppError, sentence } from '../domain/errors.ts';
import type { NewEvent } from '../domain/event.ts';
import { didYouMean } from '../domain/nearest.ts';
import type { Person } from '../domain/person.ts';
import type { ViewRequest } from '../domain/requests.ts';
import { fold } from '../domain/text.ts';
import type { View } from '../domain/view.ts';
import type { Context } from './context.ts';
import { readWithViews } from './read-query.ts';

/** Lets everybody use a view of one's own. What it uses must be shared too. */
export async function shareView(context: Context, { key, by, name }: ViewRequest): Promise<View> {
  const now = context.world.now();
  const view = await context.store.write(async (tx) => {
    const known = await tx.views.visible(by.id);
    const own = findView(
      known.filter(({ owner }) => owner.id === by.id),
      name,
    );
    if (own.shared || !(await tx.inbox.take(key, now))) return own;
    refusePrivateParts(context, own, known);
    const shared = { ...own, owner: by, shared: true, changedAt: now };
    await tx.views.put(shared);
    await tx.journal.append([viewEvent(by, now)]);
    return shared;
  });
  context.announce();
  return view;
}

/** The view of this name, or a sentence that proposes the nearest. */
export function findView(views: readonly View[], name: string): View {
  const view = views.find((each) => fold(each.name) === fold(name));
  if (view !== undefined) return view;
  const names = views.map((each) => each.name);
  throw new AppError('not_found', `You have no view "${name}". ${didYouMean(name, names)}`);
}

/** The journal says that views changed, not which: a name may be private. */
export function viewEvent(by: Person, at: number): NewEvent {
  return { kind: 'view-changed', run: null, at, actor: { kind: 'person', person: by }, action: null, detail: null };
}

function refusePrivateParts(context: Context, view: View, known: readonly View[]): void {
  const shared = known.filter((each) => each.shared);
  try {
    readWithViews(context, view.query, { person: view.owner, zone: 'UTC' }, shared);
  } catch (error) {
    throw new AppError('conflict', `Others could not use this view. ${sentence(error)}\nShare what it uses first.`);
  }
}
