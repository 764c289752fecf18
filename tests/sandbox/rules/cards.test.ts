import { type Case, testCases } from './cases.ts';
import { button, long, many, mrkdwn, plain, richLine, section, task } from './pieces.ts';

const card = (more: object) => ({ type: 'card', body: mrkdwn(), ...more });
const container = (more: object) => ({ type: 'container', title: plain(), child_blocks: [section()], ...more });
const verdict = { text: plain(), value: 'v' };
const feedback = { type: 'feedback_buttons', positive_button: verdict, negative_button: verdict };

const CASES: readonly Case[] = [
  ['a task is complete, not completed', task(), task({ status: 'completed' }), '/blocks/0/status'],
  [
    'a task has one rich text as details',
    task({ details: richLine() }),
    task({ details: plain() }),
    '/blocks/0/details',
  ],
  [
    'a source of a task is an address',
    task({ sources: [{ type: 'url', url: 'https://a.b', text: 'A' }] }),
    task({ sources: [{ type: 'url', url: 'a.b', text: 'A' }] }),
    '/blocks/0/sources/0/url',
  ],
  [
    'a plan is made of tasks',
    { type: 'plan', title: 'Plan', tasks: [task()] },
    { type: 'plan', title: 'Plan', tasks: [section()] },
    '/blocks/0/tasks/0',
  ],
  [
    'five elements of context actions',
    { type: 'context_actions', elements: many(5, () => feedback) },
    { type: 'context_actions', elements: many(6, () => feedback) },
    '/blocks/0/elements',
  ],
  [
    'context actions are no buttons',
    { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain() }] },
    { type: 'context_actions', elements: [button()] },
    '/blocks/0/elements/0',
  ],
  [
    'a card title has 150 characters',
    card({ title: mrkdwn(long(150)) }),
    card({ title: mrkdwn(long(151)) }),
    '/blocks/0/title/text',
  ],
  [
    'a card body has 200 characters',
    card({ body: mrkdwn(long(200)) }),
    card({ body: mrkdwn(long(201)) }),
    '/blocks/0/body/text',
  ],
  [
    'a card has three buttons',
    card({ actions: many(3, () => button()) }),
    card({ actions: many(4, () => button()) }),
    '/blocks/0/actions',
  ],
  ['a card shows something', { type: 'card', title: mrkdwn() }, { type: 'card', subtitle: mrkdwn() }, '/blocks/0'],
  [
    'a carousel has ten cards',
    { type: 'carousel', elements: many(10, () => card({})) },
    { type: 'carousel', elements: many(11, () => card({})) },
    '/blocks/0/elements',
  ],
  [
    'a container has ten blocks',
    container({ child_blocks: many(10, () => section()) }),
    container({ child_blocks: many(11, () => section()) }),
    '/blocks/0/child_blocks',
  ],
  [
    'a container holds no container',
    container({}),
    container({ child_blocks: [container({})] }),
    '/blocks/0/child_blocks/0',
  ],
  ['a container has one title', container({}), container({ rich_text_title: richLine() }), '/blocks/0'],
  [
    'a container title has 150 characters',
    container({ title: plain(long(150)) }),
    container({ title: plain(long(151)) }),
    '/blocks/0/title/text',
  ],
  [
    'only what collapses begins collapsed',
    container({ is_collapsible: true, default_collapsed: true }),
    container({ default_collapsed: true }),
    '/blocks/0/default_collapsed',
  ],
  ['alerts are for modals', section(), { type: 'alert', text: plain() }, '/blocks/0'],
];

testCases('tasks, cards and containers', CASES);
