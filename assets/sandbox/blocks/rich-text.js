import { el } from '../dom.js';
import { richTextInline } from './rich-text-inline.js';
/** @import { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types' */
/** @import { Names } from '../names.js' */

/** Text as the rich editor writes it: sections, lists, quotes and preformatted lines. @param {RichTextBlock} block @param {Names} names */
export function richText(block, names) {
  /** @type {Record<string, number>} */
  const counts = {};
  return el('div', { class: 'rich-text' }, ...block.elements.map((element) => part(element, names, counts)));
}

/** @param {RichTextBlockElement} element @param {Names} names @param {Record<string, number>} counts items so far, by indent */
function part(element, names, counts) {
  switch (element.type) {
    case 'rich_text_section':
      return el('div', { class: 'line' }, ...pieces(element.elements, names));
    case 'rich_text_quote':
      return el('blockquote', {}, ...pieces(element.elements, names));
    case 'rich_text_preformatted':
      return el('pre', { tabindex: '0' }, el('code', {}, ...pieces(element.elements, names)));
    case 'rich_text_list':
      return list(element, names, counts);
  }
}

/**
 * A list that is interrupted by a deeper one goes on counting after it.
 * @param {Extract<RichTextBlockElement, { type: 'rich_text_list' }>} element
 * @param {Names} names
 * @param {Record<string, number>} counts
 */
function list({ elements, style, indent = 0 }, names, counts) {
  for (const deeper of Object.keys(counts)) if (Number(deeper) > indent) delete counts[deeper];
  const start = (counts[indent] ?? 0) + 1;
  counts[indent] = start - 1 + elements.length;
  const items = elements.map((item) => el('li', {}, ...pieces(item.elements, names)));
  const ordered = style === 'ordered';
  return el(ordered ? 'ol' : 'ul', { class: `indent-${Math.min(indent, 8)}`, start: ordered ? start : null }, ...items);
}

/** @param {readonly RichTextElement[]} elements @param {Names} names */
function pieces(elements, names) {
  return elements.map((piece) => richTextInline(piece, names));
}
