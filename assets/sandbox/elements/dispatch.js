import { ask } from '../confirm.js';
/** @import { Surface } from '../surface.js' */
/** @import { Action, Actionable, FieldState } from '../wire.js' */

/**
 * Where an element stands: in which block, and under which label. An element of an input block tells the bot only
 * when the block says so.
 * @typedef {{
 *   surface: Surface,
 *   blockId: string,
 *   dispatches: boolean,
 *   labelId: string | null,
 *   controlId: string | null,
 * }} Slot
 */

/**
 * Tells the bot what was done, after asking where the element wants that. The control is busy until the answer.
 * @param {Slot} slot
 * @param {Actionable} element
 * @param {FieldState & { text?: unknown }} state
 * @param {HTMLElement} control
 * @returns {Promise<boolean>} false when the person thought better of it
 */
export async function dispatch(slot, element, state, control) {
  if (control.getAttribute('aria-busy') === 'true') return false;
  if (element.confirm && !(await ask(element.confirm, slot.surface.names))) return false;
  control.setAttribute('aria-busy', 'true');
  await slot.surface.act(slot.blockId, /** @type {Action} */ ({ ...state, action_id: element.action_id ?? '' }));
  control.removeAttribute('aria-busy');
  return true;
}

/**
 * The attributes that tie an element's control to its label and to the end-to-end tests.
 * @param {Slot} slot
 * @param {Actionable} element
 */
export function controlAttributes(slot, element) {
  return {
    id: slot.controlId,
    'data-action-id': element.action_id ?? null,
    'aria-labelledby': slot.labelId,
    autofocus: element.focus_on_load ?? false,
  };
}
