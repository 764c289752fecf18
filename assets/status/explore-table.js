/**
 * One column of the page's own table of numbers; null: not known.
 * @typedef {{ label: string, values: (number | null)[], token: string, say: (value: number) => string }} Column
 * @typedef {{ labels: string[], hrefs: string[], columns: Column[], stacked: boolean, bars: boolean }} Shown
 */

const COUNT = new Intl.NumberFormat('en-US');
const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const MINUTE = 60_000;

/** What can be shown: the place of the column in the table, its colour, what its numbers are divided by, and their words. */
const KINDS = {
  statuses: {
    stacked: true,
    bars: true,
    columns: [
      { at: 2, token: '--completed', by: 1, say: COUNT.format },
      { at: 4, token: '--cancelled', by: 1, say: COUNT.format },
      { at: 5, token: '--running', by: 1, say: COUNT.format },
      { at: 3, token: '--failed', by: 1, say: COUNT.format },
    ],
  },
  success: { stacked: false, bars: false, columns: [{ at: 6, token: '--completed', by: 0.01, say: percent }] },
  length: {
    stacked: false,
    bars: false,
    columns: [
      { at: 7, token: '--paused', by: MINUTE, say: minutes },
      { at: 8, token: '--queued', by: MINUTE, say: minutes },
    ],
  },
  cost: { stacked: false, bars: true, columns: [{ at: 9, token: '--accent', by: 1_000_000, say: DOLLARS.format }] },
  tokens: { stacked: false, bars: true, columns: [{ at: 10, token: '--accent', by: 1, say: COUNT.format }] },
};

/**
 * What the table says, oldest first.
 * @param {HTMLTableElement} table
 * @param {string} kind
 * @returns {Shown}
 */
export function readTable(table, kind) {
  const { stacked, bars, columns } = KINDS[/** @type {keyof typeof KINDS} */ (kind)] ?? KINDS.statuses;
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map(({ textContent }) => textContent ?? '');
  const rows = [...(table.tBodies[0]?.rows ?? [])].reverse();
  return {
    labels: rows.map(({ cells }) => cells[0]?.textContent ?? ''),
    hrefs: rows.map(({ cells }) => cells[0]?.querySelector('a')?.href ?? ''),
    columns: columns.map(({ at, token, by, say }) => ({
      label: heads[at] ?? '',
      values: rows.map(({ cells }) => amountIn(cells[at], by)),
      token,
      say,
    })),
    stacked,
    bars,
  };
}

/**
 * @param {HTMLTableCellElement | undefined} cell
 * @param {number} by
 */
function amountIn(cell, by) {
  const text = cell?.dataset.value ?? cell?.textContent?.replaceAll(',', '') ?? '';
  return text === '' ? null : Number(text) / by;
}

/** @param {number} value */
function percent(value) {
  return `${Math.floor(value)}%`;
}

/** @param {number} value */
function minutes(value) {
  return value < 60 ? `${Math.round(value)} min` : `${Math.floor(value / 60)} h ${Math.round(value % 60)} min`;
}
