import { expect, test } from 'vitest';
import { validateView } from '../../../src/sandbox/rules/view.ts';
import { input, long, many, modal, mrkdwn, plain, section } from './pieces.ts';

const field = (more: object = {}) => input({ type: 'plain_text_input', ...more });
const home = (blocks: unknown, more: object = {}) => ({ type: 'home', blocks, ...more });

const CASES: readonly (readonly [rule: string, passes: unknown, breaks: unknown, pointer: string])[] = [
  [
    'a title has 24 characters',
    modal([], { title: plain(long(24)) }),
    modal([], { title: plain(long(25)) }),
    '/view/title/text',
  ],
  ['a title is plain', modal([]), modal([], { title: mrkdwn() }), '/view/title'],
  ['a modal has a title', modal([]), { type: 'modal', blocks: [] }, '/view'],
  [
    'submit has 24 characters',
    modal([], { submit: plain(long(24)) }),
    modal([], { submit: plain(long(25)) }),
    '/view/submit/text',
  ],
  [
    'close has 24 characters',
    modal([], { close: plain(long(24)) }),
    modal([], { close: plain(long(25)) }),
    '/view/close/text',
  ],
  ['100 blocks', modal(many(100, () => section())), modal(many(101, () => section())), '/view/blocks'],
  [
    'private metadata has 3,000 characters',
    modal([], { private_metadata: long(3000) }),
    modal([], { private_metadata: long(3001) }),
    '/view/private_metadata',
  ],
  [
    'a callback_id has 255 characters',
    modal([], { callback_id: long(255) }),
    modal([], { callback_id: long(256) }),
    '/view/callback_id',
  ],
  [
    'an external_id has 255 characters',
    modal([], { external_id: long(255) }),
    modal([], { external_id: long(256) }),
    '/view/external_id',
  ],
  ['what is filled in can be submitted', modal([field()], { submit: plain() }), modal([field()]), '/view'],
  ['a Home has no submit', home([field()]), home([], { submit: plain() }), '/view'],
  [
    'a block_id is alone in its view',
    modal([section('x', { block_id: 'a' })]),
    modal([section('x', { block_id: 'a' }), section('x', { block_id: 'a' })]),
    '/view/blocks/1/block_id',
  ],
  [
    'one field has the cursor',
    modal([field({ focus_on_load: true })], { submit: plain() }),
    modal([field({ focus_on_load: true }), field({ focus_on_load: true })], { submit: plain() }),
    '/view/blocks/1/element/focus_on_load',
  ],
  [
    'an alert has 200 characters',
    modal([{ type: 'alert', text: plain(long(200)) }]),
    modal([{ type: 'alert', text: plain(long(201)) }]),
    '/view/blocks/0/text/text',
  ],
  [
    'an alert is not for Home',
    modal([{ type: 'alert', text: plain() }]),
    home([{ type: 'alert', text: plain() }]),
    '/view/blocks/0',
  ],
  [
    'a carousel is not for modals',
    home([{ type: 'carousel', elements: [{ type: 'card', body: mrkdwn() }] }]),
    modal([{ type: 'carousel', elements: [{ type: 'card', body: mrkdwn() }] }]),
    '/view/blocks/0',
  ],
  ['markdown is not for views', home([section()]), home([{ type: 'markdown', text: 'x' }]), '/view/blocks/0'],
  [
    'tables are not for views',
    modal([section()]),
    modal([{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }]),
    '/view/blocks/0',
  ],
  ['a view is a modal or a Home', home([]), { type: 'page', blocks: [] }, '/view/type'],
];

test.each(CASES)('%s', (_rule, passes, breaks, pointer) => {
  expect(validateView(passes)).toEqual([]);
  expect(validateView(breaks).map((problem) => problem.pointer)).toContain(pointer);
});
