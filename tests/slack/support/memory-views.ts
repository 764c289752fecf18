import { AppError } from '../../../src/domain/errors.ts';
import type { View } from '../../../src/domain/view.ts';
import type { Tools } from '../../../src/slack/tools.ts';
import { NOON } from '../../support/run-fixtures.ts';
import type { Deed } from './memory-tools.ts';

/** Saved views in a list; each key acts once. */
export function memoryViews(
  deeds: Deed[],
  taken: Set<string>,
): Pick<Tools, 'views' | 'saveView' | 'shareView' | 'removeView'> {
  const list: View[] = [];
  const isFirst = (key: string) => !taken.has(key) && taken.add(key) !== undefined;
  const find = (owner: string, name: string): View => {
    const view = list.find((each) => each.name === name && each.owner.id === owner);
    if (view === undefined) throw new AppError('not_found', `You have no view "${name}".`);
    return view;
  };
  return {
    views: async ({ id }) => list.filter(({ owner, shared }) => shared || owner.id === id),
    async saveView({ key, by, name, query }) {
      const view = { name, query, owner: by, shared: false, changedAt: NOON };
      if (!isFirst(key)) return find(by.id, name);
      list.push(view);
      deeds.push({ verb: 'save view', name, query });
      return view;
    },
    async shareView({ key, by, name }) {
      const view = find(by.id, name);
      if (!isFirst(key)) return view;
      const shared = { ...view, shared: true };
      list.splice(list.indexOf(view), 1, shared);
      deeds.push({ verb: 'share view', name });
      return shared;
    },
    async removeView({ key, by, name }) {
      if (!isFirst(key)) return null;
      const view = find(by.id, name);
      list.splice(list.indexOf(view), 1);
      deeds.push({ verb: 'remove view', name });
      return view;
    },
  };
}
