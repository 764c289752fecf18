/** @import { Surface } from '../surface.js' */
/** @import { Slot } from '../elements/dispatch.js' */

/** The place of an element that tells the bot at once and has no label of its own. @param {Surface} surface @param {string} [blockId] @returns {Slot} */
export function actionSlot(surface, blockId = '') {
  return { surface, blockId, dispatches: true, labelId: null, controlId: null };
}
