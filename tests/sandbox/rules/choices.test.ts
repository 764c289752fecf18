import { type Case, testCases } from './cases.ts';
import { actions, long, many, mrkdwn, option, options, plain } from './pieces.ts';

const menu = (more: object) => actions({ type: 'static_select', ...more });
const boxes = (more: object) => actions({ type: 'checkboxes', ...more });

const CASES: readonly Case[] = [
  ['100 options', menu({ options: options(100) }), menu({ options: options(101) }), '/blocks/0/elements/0/options'],
  ['a menu has options or groups', menu({ options: options(1) }), menu({}), '/blocks/0/elements/0'],
  [
    'a menu has not both',
    menu({ options: options(1) }),
    menu({ options: options(1), option_groups: [{ label: plain(), options: options(1) }] }),
    '/blocks/0/elements/0',
  ],
  [
    '100 groups',
    menu({ option_groups: many(100, () => ({ label: plain('x'), options: [option(1)] })) }),
    menu({ option_groups: many(101, () => ({ label: plain('x'), options: [option(1)] })) }),
    '/blocks/0/elements/0/option_groups',
  ],
  [
    'an option has 75 characters',
    menu({ options: [option(1, { text: plain(long(75)) })] }),
    menu({ options: [option(1, { text: plain(long(76)) })] }),
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'an option value has 75 characters',
    menu({ options: [option(1, { value: long(75) })] }),
    menu({ options: [option(1, { value: long(76) })] }),
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'an option description has 75 characters',
    menu({ options: [option(1, { description: plain(long(75)) })] }),
    menu({ options: [option(1, { description: plain(long(76)) })] }),
    '/blocks/0/elements/0/options/0/description/text',
  ],
  [
    'option values differ',
    menu({ options: [option(1), option(2)] }),
    menu({ options: [option(1), option(1)] }),
    '/blocks/0/elements/0/options',
  ],
  [
    'only overflow options have an address',
    actions({ type: 'overflow', options: [option(1, { url: 'https://a.b' })] }),
    menu({ options: [option(1, { url: 'https://a.b' })] }),
    '/blocks/0/elements/0/options/0',
  ],
  [
    'what is chosen beforehand is offered',
    menu({ options: options(2), initial_option: option(1) }),
    menu({ options: options(2), initial_option: option(3) }),
    '/blocks/0/elements/0/initial_option',
  ],
  [
    'a placeholder has 150 characters',
    menu({ options: options(1), placeholder: plain(long(150)) }),
    menu({ options: options(1), placeholder: plain(long(151)) }),
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    'one thing at least can be selected',
    actions({ type: 'multi_users_select', max_selected_items: 1 }),
    actions({ type: 'multi_users_select', max_selected_items: 0 }),
    '/blocks/0/elements/0/max_selected_items',
  ],
  [
    'five options of overflow',
    actions({ type: 'overflow', options: options(5) }),
    actions({ type: 'overflow', options: options(6) }),
    '/blocks/0/elements/0/options',
  ],
  ['ten checkboxes', boxes({ options: options(10) }), boxes({ options: options(11) }), '/blocks/0/elements/0/options'],
  [
    'ten radio buttons',
    actions({ type: 'radio_buttons', options: options(10) }),
    actions({ type: 'radio_buttons', options: options(11) }),
    '/blocks/0/elements/0/options',
  ],
  [
    'checkboxes may be marked up, menus not',
    boxes({ options: [option(1, { text: mrkdwn() })] }),
    menu({ options: [option(1, { text: mrkdwn() })] }),
    '/blocks/0/elements/0/options/0/text',
  ],
];

testCases('choices', CASES);
