import { AppError } from '../domain/errors.ts';
import type { ViewRequest } from '../domain/requests.ts';
import { clean, fold } from '../domain/text.ts';
import { LONGEST_VIEW_NAME, type View } from '../domain/view.ts';
import type { Context } from './context.ts';
import { readWithViews } from './read-query.ts';
import { viewEvent } from './share-view.ts';

const MOST_VIEWS = 50;

/**
 * Saves a query under a name, for its owner alone unless they share the name already. A query that cannot be read, or that
 * would use itself, is refused.
 */
export async function saveView(
  context: Context,
  { key, by, name: typed, query, zone }: ViewRequest & { readonly query: string; readonly zone: string },
): Promise<View> {
  const now = context.world.now();
  const name = readName(typed);
  const view = await context.store.write(async (tx) => {
    const known = await tx.views.visible(by.id);
    const own = known.filter(({ owner }) => owner.id === by.id);
    const before = own.find((each) => fold(each.name) === fold(name));
    if (before === undefined && own.length >= MOST_VIEWS) throw new AppError('conflict', TOO_MANY);
    const others = known.filter((each) => fold(each.name) !== fold(name) && (before?.shared !== true || each.shared));
    const text = readWithViews(context, query, { person: by, zone }, [...others, { name, query }]).text;
    if (text === '')
      throw new AppError('invalid', `Say which query, as in \`/runs views save ${name} status:failed\`.`);
    const saved: View = { name, query: text, owner: by, shared: before?.shared ?? false, changedAt: now };
    if (!(await tx.inbox.take(key, now))) return before ?? saved;
    await tx.views.put(saved);
    await tx.journal.append([viewEvent(by, now)]);
    return saved;
  });
  context.announce();
  return view;
}

const TOO_MANY = `You have ${MOST_VIEWS} views, and that is the most. Remove one first: \`/runs views remove <name>\`.`;

function readName(typed: string): string {
  const name = clean(typed).replace(/\s+/gu, ' ').trim();
  if (name !== '' && name.length <= LONGEST_VIEW_NAME && fold(name) !== '') return name;
  throw new AppError('invalid', `A view's name has 1 to ${LONGEST_VIEW_NAME} characters. Nothing was saved.`);
}
