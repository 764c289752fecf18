import type { Person } from '../../../src/domain/person.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../src/domain/preferences.ts';
import type { Tools } from '../../../src/slack/tools.ts';
import type { Home } from '../../../src/store/home.ts';

interface KeptHome extends Home {
  readonly seq: number;
  readonly nextAt: number;
}

/** App Homes and what people have chosen, in maps; `newest` is the number of the newest event. */
export function memoryHomes(newest: () => number): Pick<Tools, 'preferences' | 'prefer' | 'homes' | 'newest'> {
  const chosen = new Map<string, Preferences>();
  const kept = new Map<string, KeptHome>();
  const change = (personId: string, facts: Partial<KeptHome>) => {
    const home = kept.get(personId);
    if (home !== undefined) kept.set(personId, { ...home, ...facts });
  };
  return {
    preferences: async ({ id }) => chosen.get(id) ?? DEFAULT_PREFERENCES,
    async prefer({ id }, wanted) {
      const all = { ...DEFAULT_PREFERENCES, ...chosen.get(id), ...wanted };
      chosen.set(id, all);
      return all;
    },
    newest: async () => newest(),
    homes: {
      get: async (personId) => kept.get(personId) ?? null,
      async opened(person: Person, zone, now) {
        const known = kept.get(person.id) ?? { hash: null, shown: null, seq: 0, nextAt: 0 };
        kept.set(person.id, { ...known, person, zone, openedAt: now });
      },
      async claim({ since, seq, now, nextAt }) {
        const due = [...kept.values()].filter((home) => home.openedAt >= since && home.seq < seq && home.nextAt <= now);
        for (const { person } of due) change(person.id, { nextAt });
        return due;
      },
      async published(personId, page) {
        change(personId, page);
      },
      async closed(personId) {
        change(personId, { openedAt: 0 });
      },
    },
  };
}
