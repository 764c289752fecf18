/** @import { FieldState, FieldValues } from './wire.js' */

/** @typedef {{ get: () => FieldState, set: (state: FieldState) => void }} Field */
/** @typedef {{ values: FieldValues, open: (blockId: string, actionId: string, initial: FieldState) => Field }} Fields */

/**
 * What a person entered into the elements of one message or view. Drawn anew from the same blocks, an element finds
 * what was entered before: hand the earlier fields in. An element that is gone takes its value with it.
 * @param {Fields} [earlier]
 * @returns {Fields}
 */
export function createFields(earlier) {
  /** @type {FieldValues} */
  const values = {};
  return {
    values,
    open(blockId, actionId, initial) {
      const block = values[blockId] ?? {};
      values[blockId] = block;
      const before = earlier?.values[blockId]?.[actionId];
      block[actionId] = before?.type === initial.type ? before : initial;
      return {
        get: () => block[actionId] ?? initial,
        set: (state) => {
          block[actionId] = state;
        },
      };
    },
  };
}
