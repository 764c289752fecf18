import { block } from '../block.ts';
import { type Rule, refuse, type Walk } from '../problem.ts';
import { richText } from '../rich-text.ts';
import { anything, boolean, byType, type Fields, isRecord, list, number, object, oneOf, string } from '../shape.ts';
import { counted } from '../text.ts';

const words = counted(string());
const cell = byType({
  raw_text: object({ type: anything, text: words }),
  raw_number: object({ type: anything, value: number({ fraction: true }), text: words }),
  rich_text: richText,
});
const row = list(cell, { max: 20 });
const column = object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean });

/** Blocks of rows and columns. */
export const tableBlocks: Fields = {
  table: summed(block({ rows: list(row, { max: 100 }) }, { column_settings: list(column, { max: 20 }) }, counts)),
  data_table: summed(
    block(
      { caption: words, rows: list(row, { min: 2, max: 101 }) },
      { page_size: number({ min: 1, max: 100 }), row_header_column_index: number({ min: 0 }) },
      evenRows,
      plainHeader,
      headerColumnExists,
    ),
  ),
};

function summed(table: Rule): Rule {
  return (value, pointer, walk) => {
    const before = walk.characters;
    table(value, pointer, walk);
    walk.tableCharacters += walk.characters - before;
  };
}

function counts(_value: unknown, _pointer: string, walk: Walk): void {
  walk.tables += 1;
}

function evenRows(value: unknown, pointer: string, walk: Walk): void {
  const rows = rowsOf(value);
  rows.forEach((each, index) => {
    if (each.length !== rows[0]?.length)
      refuse(walk, `${pointer}/rows/${index}`, 'must have as many cells as the first row');
  });
}

function plainHeader(value: unknown, pointer: string, walk: Walk): void {
  rowsOf(value)[0]?.forEach((each, index) => {
    if (isRecord(each) && each.type === 'rich_text')
      refuse(walk, `${pointer}/rows/0/${index}`, 'unsupported type: rich_text');
  });
}

function headerColumnExists(value: unknown, pointer: string, walk: Walk): void {
  const index = isRecord(value) ? value.row_header_column_index : undefined;
  if (typeof index === 'number' && index >= (rowsOf(value)[0]?.length ?? 0))
    refuse(walk, `${pointer}/row_header_column_index`, 'must be the index of a column');
}

function rowsOf(value: unknown): readonly (readonly unknown[])[] {
  const rows = isRecord(value) ? value.rows : undefined;
  return Array.isArray(rows) ? rows.filter((each) => Array.isArray(each)) : [];
}
