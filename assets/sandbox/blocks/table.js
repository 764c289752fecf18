import { el } from '../dom.js';
import { cellContent } from './cell.js';
/** @import { TableBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

/** A plain table; its first row is the header. @param {TableBlock} block @param {Surface} surface */
export function table(block, surface) {
  const rows = block.rows.map((row, at) =>
    el(
      'tr',
      {},
      ...row.map((cell, column) => {
        const { align = 'left', is_wrapped: wrapped = false } = block.column_settings?.[column] ?? {};
        const look = `align-${align} ${wrapped ? '' : 'nowrap'}`.trim();
        const tag = at === 0 ? 'th' : 'td';
        return el(tag, { class: look, scope: at === 0 ? 'col' : null }, cellContent(cell, surface.names));
      }),
    ),
  );
  const [head = null, ...body] = rows;
  const label = { role: 'region', 'aria-label': 'Table', tabindex: '0' };
  return el(
    'div',
    { class: 'table-scroll', ...label },
    el('table', {}, el('thead', {}, head), el('tbody', {}, ...body)),
  );
}
