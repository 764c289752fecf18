import { type Case, testCases } from './cases.ts';
import { cell, many, richLine } from './pieces.ts';

const table = (rows: number, cells: number, more: object = {}) => ({
  type: 'table',
  rows: many(rows, () => many(cells, () => cell('x'))),
  ...more,
});
const dataTable = (rows: number, cells: number, more: object = {}) => ({
  type: 'data_table',
  caption: 'Runs',
  rows: many(rows, () => many(cells, () => cell('x'))),
  ...more,
});

const CASES: readonly Case[] = [
  ['a table has 100 rows', table(100, 1), table(101, 1), '/blocks/0/rows'],
  ['a table has 20 columns', table(1, 20), table(1, 21), '/blocks/0/rows/0'],
  [
    'a table has 20 column settings',
    table(1, 1, { column_settings: many(20, () => ({ align: 'right' })) }),
    table(1, 1, { column_settings: many(21, () => ({})) }),
    '/blocks/0/column_settings',
  ],
  [
    'a table aligns left, center or right',
    table(1, 1, { column_settings: [{ align: 'center' }] }),
    table(1, 1, { column_settings: [{ align: 'top' }] }),
    '/blocks/0/column_settings/0/align',
  ],
  ['a table cell is not empty', table(1, 1), { type: 'table', rows: [[cell('')]] }, '/blocks/0/rows/0/0/text'],
  ['a data table has 101 rows', dataTable(101, 1), dataTable(102, 1), '/blocks/0/rows'],
  ['a data table has a row below its header', dataTable(2, 1), dataTable(1, 1), '/blocks/0/rows'],
  ['a data table has a caption', dataTable(2, 1), { ...dataTable(2, 1), caption: undefined }, '/blocks/0'],
  [
    'rows of a data table are even',
    dataTable(2, 2),
    dataTable(2, 2, { rows: [[cell(), cell()], [cell()]] }),
    '/blocks/0/rows/1',
  ],
  [
    'the header of a data table is plain',
    dataTable(2, 1, { rows: [[cell()], [richLine()]] }),
    dataTable(2, 1, { rows: [[richLine()], [cell()]] }),
    '/blocks/0/rows/0/0',
  ],
  [
    'a data table shows 100 rows a page',
    dataTable(2, 1, { page_size: 100 }),
    dataTable(2, 1, { page_size: 101 }),
    '/blocks/0/page_size',
  ],
  [
    'the row header is a column',
    dataTable(2, 2, { row_header_column_index: 1 }),
    dataTable(2, 2, { row_header_column_index: 2 }),
    '/blocks/0/row_header_column_index',
  ],
];

testCases('tables', CASES);
