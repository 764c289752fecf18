import { expect, test } from 'vitest';
import { validateMessage } from '../../../src/sandbox/rules/message.ts';
import { bars, button, cell, long, many, plain, section, task } from './pieces.ts';

const container = (more: object) => ({ type: 'container', title: plain(), child_blocks: [section()], ...more });
const table = (rows: number, cells: number, more: object = {}) => ({
  type: 'table',
  rows: many(rows, () => many(cells, () => cell('x'))),
  ...more,
});

/** Limits on a whole message. */
const TOTALS: readonly (readonly [string, unknown[], unknown[], string])[] = [
  ['a message has 50 blocks', many(50, () => section()), many(51, () => section()), 'no more than 50 items allowed'],
  [
    'a block_id is alone in its message',
    [section('x', { block_id: 'a' }), section('x', { block_id: 'b' })],
    [section('x', { block_id: 'a' }), section('x', { block_id: 'a' })],
    '`block_id` "a" already exists',
  ],
  [
    'blocks hold 12,000 characters together',
    many(4, () => section(long(3000))),
    [...many(4, () => section(long(3000))), section('x')],
    'msg_blocks_too_long: 12001 of 12000 characters',
  ],
  [
    'tables hold 10,000 characters together',
    [{ type: 'table', rows: [[cell(long(10_000))]] }],
    [{ type: 'table', rows: [[cell(long(10_001))]] }],
    'tables must be less than 10001 characters together',
  ],
  ['a message has one table', [table(1, 1)], [table(1, 1), table(1, 1)], 'no more than 1 table allowed'],
  [
    'a table in a container counts',
    [container({ child_blocks: [table(1, 1)] })],
    [container({ child_blocks: [table(1, 1)] }), table(1, 1)],
    'no more than 1 table allowed',
  ],
  [
    'a message has two charts',
    [bars(1, 1), bars(1, 1)],
    [bars(1, 1), bars(1, 1), bars(1, 1)],
    'no more than 2 data_visualization blocks allowed',
  ],
  [
    'a plan and a task stand apart',
    [{ type: 'plan', title: 'Plan', tasks: [task()] }],
    [{ type: 'plan', title: 'Plan' }, task()],
    'plan and task_card exclude each other',
  ],
];

test.each(TOTALS)('%s', (_rule, passes, breaks, message) => {
  expect(validateMessage({ text: 'Fallback', blocks: passes })).toEqual([]);
  expect(validateMessage({ text: 'Fallback', blocks: breaks }).map((problem) => problem.message)).toContain(message);
});

test('the same action_id may come back in another block', () => {
  const rows = many(3, (index) => section('x', { accessory: button({ action_id: 'show', value: String(index) }) }));
  expect(validateMessage({ text: 'Rows', blocks: rows })).toEqual([]);
});

test('a message says something', () => {
  expect(validateMessage({ text: ' ', blocks: [] })).toEqual([{ pointer: '/text', message: 'no_text' }]);
  expect(validateMessage({ blocks: [section()] })).toEqual([]);
});
