import { el } from '../dom.js';
import { drawElement } from '../elements/draw.js';
import { actionSlot } from './slot.js';
/** @import { ActionsBlock, ContextActionsBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/** A row of controls. @param {ActionsBlock} block @param {Surface} surface */
export function actions(block, surface) {
  const slot = actionSlot(surface, block.block_id);
  return el('div', { class: 'actions' }, ...block.elements.map((element) => drawElement(element, slot)));
}

/** A row of small controls under a message. @param {ContextActionsBlock} block @param {Surface} surface */
export function contextActions(block, surface) {
  const slot = actionSlot(surface, block.block_id);
  return el('div', { class: 'icon-buttons' }, ...block.elements.map((element) => drawElement(element, slot)));
}
