import { AppError } from '../domain/errors.ts';
import type { ViewRequest } from '../domain/requests.ts';
import type { View } from '../domain/view.ts';
import type { Context } from './context.ts';
import { findView, viewEvent } from './share-view.ts';

/** Removes a view of one's own; an admin also one that somebody else shares. */
export async function removeView(context: Context, { key, by, name }: ViewRequest): Promise<View | null> {
  const now = context.world.now();
  const removed = await context.store.write(async (tx) => {
    if (!(await tx.inbox.take(key, now))) return null;
    const view = findView(await tx.views.visible(by.id), name);
    const isAdmin = (await tx.people.get(by.id))?.role === 'admin';
    if (view.owner.id !== by.id && !isAdmin) {
      throw new AppError('forbidden', `The view ${view.name} is ${view.owner.name}'s. They or an admin can remove it.`);
    }
    await tx.views.remove(view);
    await tx.journal.append([viewEvent(by, now)]);
    return view;
  });
  context.announce();
  return removed;
}
