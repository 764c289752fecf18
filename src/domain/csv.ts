/** One cell of a table; null is an empty one. */
export type Cell = string | number | null;

/** Before what a spreadsheet may take for a formula, also after spaces and in its wide forms: in each line, and where a cell begins. */
const FORMULAS = /(^|\r\n|[\r\n])(?=[^\S\r\n]*[=+\-@\uff1d\uff0b\uff0d\uff20]|\t)|^(?=[\r\n])/g;

/** A table as CSV (RFC 4180), every cell quoted, and none of them a formula for whoever opens it in a spreadsheet. */
export function csv(rows: Iterable<readonly Cell[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(cell).join(',')}\r\n`;
  return text;
}

function cell(value: Cell): string {
  if (typeof value === 'number') return `"${value}"`;
  // An apostrophe before it makes it text.
  return `"${(value ?? '').replace(FORMULAS, "$1'").replaceAll('"', '""')}"`;
}
