import { type Case, testCases } from './cases.ts';
import { actions, button, input, section } from './pieces.ts';

const CASES: readonly Case[] = [
  [
    'a date is a date',
    actions({ type: 'datepicker', initial_date: '2030-12-31' }),
    actions({ type: 'datepicker', initial_date: '2030-13-01' }),
    '/blocks/0/elements/0/initial_date',
  ],
  [
    'a time is a time',
    actions({ type: 'timepicker', initial_time: '23:59' }),
    actions({ type: 'timepicker', initial_time: '24:00' }),
    '/blocks/0/elements/0/initial_time',
  ],
  [
    'a moment has ten digits',
    actions({ type: 'datetimepicker', initial_date_time: 1_628_633_820 }),
    actions({ type: 'datetimepicker', initial_date_time: 1_628_633_820_000 }),
    '/blocks/0/elements/0/initial_date_time',
  ],
  [
    'a text field asks for 3,000 characters at most',
    input({ type: 'plain_text_input', max_length: 3000 }),
    input({ type: 'plain_text_input', max_length: 3001 }),
    '/blocks/0/element/max_length',
  ],
  [
    'a text field asks for no more than it takes',
    input({ type: 'plain_text_input', min_length: 5, max_length: 5 }),
    input({ type: 'plain_text_input', min_length: 6, max_length: 5 }),
    '/blocks/0/element/min_length',
  ],
  [
    'a number field says whether it takes fractions',
    input({ type: 'number_input', is_decimal_allowed: false }),
    input({ type: 'number_input' }),
    '/blocks/0/element',
  ],
  [
    'bounds of a number field are texts',
    input({ type: 'number_input', is_decimal_allowed: true, min_value: '0.5' }),
    input({ type: 'number_input', is_decimal_allowed: true, min_value: 0.5 }),
    '/blocks/0/element/min_value',
  ],
  [
    'a file field takes ten files',
    input({ type: 'file_input', max_files: 10 }),
    input({ type: 'file_input', max_files: 11 }),
    '/blocks/0/element/max_files',
  ],
  [
    'a rich text field has 100 lines',
    input({ type: 'rich_text_input', max_lines: 100 }),
    input({ type: 'rich_text_input', max_lines: 101 }),
    '/blocks/0/element/max_lines',
  ],
  [
    'a field reacts to enter and to typing',
    input({ type: 'url_text_input', dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } }),
    input({ type: 'url_text_input', dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
    '/blocks/0/element/dispatch_action_config/trigger_actions_on/0',
  ],
  [
    'an accessory is no text field',
    section('x', { accessory: button() }),
    section('x', { accessory: { type: 'email_text_input' } }),
    '/blocks/0/accessory',
  ],
  [
    'conversations are filtered by kind',
    actions({ type: 'conversations_select', filter: { include: ['im'] } }),
    actions({ type: 'conversations_select', filter: { include: ['dm'] } }),
    '/blocks/0/elements/0/filter/include/0',
  ],
];

testCases('fields', CASES);
