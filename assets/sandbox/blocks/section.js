import { el } from '../dom.js';
import { drawElement } from '../elements/draw.js';
import { textNodes } from '../text/text-object.js';
import { actionSlot } from './slot.js';
/** @import { SectionBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/** Text, two columns of fields, and one thing beside them. @param {SectionBlock} block @param {Surface} surface */
export function section(block, surface) {
  const text = block.text ? el('div', { class: 'section-text' }, textNodes(block.text, surface.names)) : null;
  const fields = (block.fields ?? []).map((field) => el('div', { class: 'field' }, textNodes(field, surface.names)));
  const body = el(
    'div',
    { class: 'section-body' },
    text,
    fields.length > 0 ? el('div', { class: 'fields' }, ...fields) : null,
  );
  if (!block.accessory) return body;
  const accessory = drawElement(block.accessory, actionSlot(surface, block.block_id));
  return el(
    'div',
    { class: 'section' },
    body,
    el('div', { class: `accessory accessory-${block.accessory.type}` }, accessory),
  );
}
