import { el } from '../dom.js';
import { keepFocus } from '../focus.js';
import { icon } from '../icon.js';
import { cellContent, sortKey } from './cell.js';

/** @import { DataTableBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */
/** @import { Cell } from './cell.js' */

const compare = new Intl.Collator('en', { numeric: true }).compare;

/** A table that a reader can sort by a column and leaf through. @param {DataTableBlock} block @param {Surface} surface */
export function dataTable(block, surface) {
  const [titles = [], ...rows] = block.rows;
  const size = block.page_size ?? 5;
  const pages = Math.ceil(rows.length / size);
  /** @type {{ column: number | null, down: boolean, page: number }} */
  let view = { column: null, down: false, page: 0 };
  const root = el('div', { class: 'data-table' });
  draw();
  return root;

  function draw() {
    const shown = sorted(rows, view, surface).slice(view.page * size, (view.page + 1) * size);
    const head = el('tr', {}, ...titles.map(title));
    const table = el(
      'table',
      {},
      el('caption', {}, block.caption),
      el('thead', {}, head),
      el('tbody', {}, ...shown.map(row)),
    );
    const scroll = el(
      'div',
      { class: 'table-scroll', role: 'region', 'aria-label': block.caption, tabindex: '0' },
      table,
    );
    keepFocus(root, () => root.replaceChildren(scroll, ...(pages > 1 ? [pager()] : [])));
  }

  /** @param {Partial<typeof view>} change */
  function turn(change) {
    view = { ...view, ...change };
    draw();
  }

  /** @param {Cell} cell @param {number} column */
  function title(cell, column) {
    const own = view.column === column;
    const onclick = () => turn({ column, down: own && !view.down, page: 0 });
    const button = el(
      'button',
      { type: 'button', class: 'sort', 'data-sort': column, onclick },
      cellContent(cell, surface.names),
    );
    if (own) button.append(icon(view.down ? 'down' : 'up'));
    const sort = own ? (view.down ? 'descending' : 'ascending') : 'none';
    return el('th', { scope: 'col', 'aria-sort': sort, class: isNumeric(column) ? 'align-right' : null }, button);
  }

  /** @param {readonly Cell[]} cells */
  function row(cells) {
    const header = block.row_header_column_index ?? 0;
    const nodes = cells.map((cell, column) => {
      const look = { class: isNumeric(column) ? 'align-right' : null };
      const content = cellContent(cell, surface.names);
      return column === header ? el('th', { scope: 'row', ...look }, content) : el('td', look, content);
    });
    return el('tr', {}, ...nodes);
  }

  function pager() {
    const { page } = view;
    const back = {
      class: 'button button-small',
      type: 'button',
      'data-sort': 'back',
      disabled: page === 0,
      onclick: () => turn({ page: page - 1 }),
    };
    const on = {
      class: 'button button-small',
      type: 'button',
      'data-sort': 'on',
      disabled: page === pages - 1,
      onclick: () => turn({ page: page + 1 }),
    };
    const last = Math.min(rows.length, (page + 1) * size);
    const where = el('span', { class: 'quiet', role: 'status' }, `${page * size + 1} to ${last} of ${rows.length}`);
    return el('div', { class: 'pager' }, where, el('button', back, 'Previous'), el('button', on, 'Next'));
  }

  /** @param {number} column */
  function isNumeric(column) {
    return rows.length > 0 && rows.every((cells) => cells[column]?.type === 'raw_number');
  }
}

/** @param {readonly Cell[][]} rows @param {{ column: number | null, down: boolean }} order @param {Surface} surface */
function sorted(rows, { column, down }, surface) {
  if (column === null) return rows;
  const keys = rows.map((cells) => ({ cells, key: sortKey(cells[column], surface.names) }));
  keys.sort((one, other) => order(one.key, other.key) * (down ? -1 : 1));
  return keys.map(({ cells }) => cells);
}

/** @param {string | number} one @param {string | number} other */
function order(one, other) {
  return typeof one === 'number' && typeof other === 'number' ? one - other : compare(String(one), String(other));
}
