import { richText } from './rich-text.js';
/** @import { RawNumberElement, RawTextElement, RichTextBlock } from '@slack/types' */
/** @import { Names } from '../names.js' */

/** @typedef {RawTextElement | RawNumberElement | RichTextBlock} Cell */

/** What stands in a cell. @param {Cell} cell @param {Names} names */
export function cellContent(cell, names) {
  return cell.type === 'rich_text' ? richText(cell, names) : document.createTextNode(cell.text);
}

/** What a column of such cells is sorted by. @param {Cell | undefined} cell @param {Names} names @returns {string | number} */
export function sortKey(cell, names) {
  if (cell === undefined) return '';
  if (cell.type === 'raw_number') return cell.value;
  return cellContent(cell, names).textContent ?? '';
}
