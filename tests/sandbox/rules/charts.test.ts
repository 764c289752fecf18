import { type Case, testCases } from './cases.ts';
import { bars, long, many, pie } from './pieces.ts';

const CASES: readonly Case[] = [
  [
    'a pie has six segments',
    pie(many(6, (value) => ({ label: 'x', value: value + 1 }))),
    pie(many(7, (value) => ({ label: 'x', value: value + 1 }))),
    '/blocks/0/chart/segments',
  ],
  [
    'a pie label has 20 characters',
    pie([{ label: long(20), value: 1 }]),
    pie([{ label: long(21), value: 1 }]),
    '/blocks/0/chart/segments/0/label',
  ],
  [
    'a pie segment is more than nothing',
    pie([{ label: 'x', value: 0.1 }]),
    pie([{ label: 'x', value: 0 }]),
    '/blocks/0/chart/segments/0/value',
  ],
  [
    'a chart title has 50 characters',
    { ...bars(1, 1), title: long(50) },
    { ...bars(1, 1), title: long(51) },
    '/blocks/0/title',
  ],
  ['a chart has six series', bars(6, 1), bars(7, 1), '/blocks/0/chart/series'],
  ['a series has 20 points', bars(1, 20), bars(1, 21), '/blocks/0/chart/series/0/data'],
  [
    'points are labelled as the axis is',
    bars(1, 2),
    bars(1, 2, { axis_config: { categories: ['c0', 'other'] } }),
    '/blocks/0/chart/series/0/data',
  ],
  [
    'a chart is of a kind that Slack draws',
    bars(1, 1, { type: 'area' }),
    bars(1, 1, { type: 'radar' }),
    '/blocks/0/chart',
  ],
];

testCases('charts', CASES);
