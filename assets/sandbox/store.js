/** @import { Message, View, Workspace } from './wire.js' */

/**
 * Where the person is: in a channel or direct message, with or without a thread beside it, or in the App Home.
 * @typedef {{ channel: string, thread: string | null } | { channel: null, thread: null }} Place
 */

/**
 * @typedef {{
 *   workspace: Workspace,
 *   place: Place,
 *   messages: readonly Message[],
 *   replies: readonly Message[],
 *   loading: boolean,
 *   views: readonly View[],
 *   home: View | null,
 *   online: boolean,
 * }} State
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/** Holds what the page knows, and tells those who watch a part of it when that part was replaced. @param {State} initial */
export function createStore(initial) {
  let state = initial;
  /** @type {{ keys: readonly (keyof State)[], draw: (state: State) => void }[]} */
  const watchers = [];
  return {
    get: () => state,
    /** @param {Partial<State>} patch */
    change(patch) {
      const before = state;
      state = { ...state, ...patch };
      for (const { keys, draw } of watchers) if (keys.some((key) => state[key] !== before[key])) draw(state);
    },
    /** Draws now, and again after each change of these parts. @param {readonly (keyof State)[]} keys @param {(state: State) => void} draw */
    watch(keys, draw) {
      watchers.push({ keys, draw });
      draw(state);
    },
  };
}
