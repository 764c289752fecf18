import { el } from '../dom.js';
import { image } from '../elements/image.js';
import { plainText, textNodes } from '../text/text-object.js';
import { richText } from './rich-text.js';
/** @import { ContainerBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/**
 * Blocks in a frame, under a title that may fold them away.
 * @param {ContainerBlock} block
 * @param {Surface} surface
 * @param {(blocks: ContainerBlock['child_blocks'], surface: Surface) => HTMLElement[]} drawBlocks
 */
export function container(block, surface, drawBlocks) {
  const look =
    `container container-${block.width ?? 'standard'} ${block.has_header_divider ? 'container-divided' : ''}`.trim();
  const body = el('div', { class: 'container-body' }, ...drawBlocks(block.child_blocks, surface));
  const head = title(block, surface);
  if (!block.is_collapsible) return el('div', { class: look }, el('div', { class: 'container-head' }, head), body);
  return el(
    'details',
    { class: look, open: !block.default_collapsed },
    el('summary', { class: 'container-head' }, head),
    body,
  );
}

/** @param {ContainerBlock} block @param {Surface} surface */
function title(block, surface) {
  const plain = block.title ? plainText(block.title) : '';
  const words = block.rich_text_title ? richText(block.rich_text_title, surface.names) : plain;
  const subtitle = block.subtitle ? el('span', { class: 'quiet' }, textNodes(block.subtitle, surface.names)) : null;
  const picture = block.icon ? image(block.icon, surface) : null;
  return el('span', { class: 'container-words' }, picture, el('span', { class: 'container-title' }, words), subtitle);
}
