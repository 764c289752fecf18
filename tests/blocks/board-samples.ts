import type { BoardInput } from '../../src/blocks/board.ts';
import type { BoardMenus } from '../../src/blocks/board-menus.ts';
import { NOON } from '../support/run-fixtures.ts';
import { ABLE, counts, HEALTH, known } from './samples.ts';

export const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };

/** Menus of a board that asks for everything. */
export const MENUS: BoardMenus = {
  chosen: { status: null, project: null, person: null, since: null, sort: null, view: null },
  projects: ['api', 'web'],
  people: ['Ana Ruiz', 'Ben Okri'],
  views: ['broken'],
};

/** An empty board of everything, seen by Ana, unless told otherwise. */
export function input(overrides: Partial<BoardInput> = {}): BoardInput {
  return {
    state: { q: '' },
    page: { runs: [], next: null, previous: null },
    counts: counts({}),
    first: [],
    health: HEALTH,
    menus: MENUS,
    capabilities: () => ABLE,
    times: 'relative',
    who: ANA,
    now: NOON,
    ...overrides,
  };
}

/** A page with these runs, numbered down from 1042. */
export function page(...runs: readonly Parameters<typeof known>[0][]) {
  return { runs: runs.map((run, index) => known({ number: 1042 - index, ...run })), next: null, previous: null };
}
