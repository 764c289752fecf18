import { el } from '../dom.js';
import { drawElement } from '../elements/draw.js';
import { image } from '../elements/image.js';
import { textNodes } from '../text/text-object.js';
import { actionSlot } from './slot.js';
/** @import { CardBlock, CarouselBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/** A framed picture, title, words and buttons. @param {CardBlock} block @param {Surface} surface */
export function card(block, surface) {
  const { names } = surface;
  const slot = actionSlot(surface, block.block_id);
  const title = block.title ? el('div', { class: 'card-title' }, textNodes(block.title, names)) : null;
  const subtitle = block.subtitle ? el('div', { class: 'quiet' }, textNodes(block.subtitle, names)) : null;
  const hasHead = block.icon || title || subtitle;
  const head = el(
    'div',
    { class: 'card-head' },
    block.icon ? image(block.icon, surface) : null,
    el('div', {}, title, subtitle),
  );
  return el(
    'div',
    { class: 'card' },
    block.hero_image ? el('div', { class: 'card-hero' }, image(block.hero_image, surface)) : null,
    hasHead ? head : null,
    block.body ? el('div', { class: 'card-body' }, textNodes(block.body, names)) : null,
    block.actions
      ? el('div', { class: 'actions' }, ...block.actions.map((element) => drawElement(element, slot)))
      : null,
  );
}

/** Cards side by side, to be scrolled. @param {CarouselBlock} block @param {Surface} surface */
export function carousel(block, surface) {
  const cards = block.elements.map((element) =>
    el('div', { role: 'listitem', 'data-block-id': element.block_id ?? null }, card(element, surface)),
  );
  return el('div', { class: 'carousel', role: 'list', tabindex: '0', 'aria-label': 'Cards' }, ...cards);
}
