import { el } from '../dom.js';
import { image } from '../elements/image.js';
import { icon } from '../icon.js';
import { markdown } from '../text/markdown.js';
import { plainText, textNodes } from '../text/text-object.js';
/** @import { AlertBlock, ContextBlock, HeaderBlock, MarkdownBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/** A line in large type. @param {HeaderBlock} block */
export function header(block) {
  return el('div', { class: 'block-header' }, plainText(block.text));
}

/** A line between blocks. */
export function divider() {
  return el('hr');
}

/** Small words and pictures in a row. @param {ContextBlock} block @param {Surface} surface */
export function context(block, surface) {
  const parts = block.elements.map((element) =>
    element.type === 'image'
      ? image(element, surface)
      : el('span', { class: 'context-text' }, textNodes(element, surface.names)),
  );
  return el('div', { class: 'context' }, ...parts);
}

/** Standard Markdown. @param {MarkdownBlock} block */
export function markdownBlock(block) {
  return el('div', { class: 'markdown' }, markdown(block.text));
}

/** A remark that stands out. @param {AlertBlock} block @param {Surface} surface */
export function alert(block, surface) {
  const level = block.level ?? 'default';
  const picture = level === 'success' ? 'check' : level === 'warning' || level === 'error' ? 'alert' : 'info';
  return el(
    'div',
    { class: `alert alert-${level}`, role: level === 'error' ? 'alert' : 'status' },
    icon(picture),
    el('div', {}, textNodes(block.text, surface.names)),
  );
}
