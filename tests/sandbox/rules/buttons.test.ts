import { type Case, testCases } from './cases.ts';
import { actions, button, long, mrkdwn, plain } from './pieces.ts';

const confirm = (more: object) => actions(button({ confirm: { text: plain(), ...more } }));
const verdict = { text: plain(), value: 'v' };
const feedback = { type: 'feedback_buttons', positive_button: verdict, negative_button: verdict };

const CASES: readonly Case[] = [
  [
    'a button has 75 characters',
    actions(button({ text: plain(long(75)) })),
    actions(button({ text: plain(long(76)) })),
    '/blocks/0/elements/0/text/text',
  ],
  [
    'a button value has 2,000 characters',
    actions(button({ value: long(2000) })),
    actions(button({ value: long(2001) })),
    '/blocks/0/elements/0/value',
  ],
  [
    'a button address has 3,000 characters',
    actions(button({ url: `https://a.b/${long(2988)}` })),
    actions(button({ url: `https://a.b/${long(2989)}` })),
    '/blocks/0/elements/0/url',
  ],
  [
    'a button goes to http or https',
    actions(button({ url: 'http://a.b' })),
    actions(button({ url: 'javascript:alert(1)' })),
    '/blocks/0/elements/0/url',
  ],
  [
    'a button is primary or danger',
    actions(button({ style: 'danger' })),
    actions(button({ style: 'default' })),
    '/blocks/0/elements/0/style',
  ],
  ['a button cannot be disabled', actions(button()), actions(button({ disabled: true })), '/blocks/0/elements/0'],
  [
    'a button is read out in 75 characters',
    actions(button({ accessibility_label: long(75) })),
    actions(button({ accessibility_label: long(76) })),
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'an action_id has 255 characters',
    actions(button({ action_id: long(255) })),
    actions(button({ action_id: long(256) })),
    '/blocks/0/elements/0/action_id',
  ],
  [
    'an action_id is alone in its block',
    actions(button({ action_id: 'a' }), button({ action_id: 'b' })),
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '/blocks/0/elements/1/action_id',
  ],
  [
    'a confirmation title has 100 characters',
    confirm({ title: plain(long(100)) }),
    confirm({ title: plain(long(101)) }),
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'a confirmation has 300 characters',
    confirm({ text: mrkdwn(long(300)) }),
    confirm({ text: mrkdwn(long(301)) }),
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'a confirmation button has 30 characters',
    confirm({ confirm: plain(long(30)) }),
    confirm({ confirm: plain(long(31)) }),
    '/blocks/0/elements/0/confirm/confirm/text',
  ],
  [
    'a way out has 30 characters',
    confirm({ deny: plain(long(30)) }),
    confirm({ deny: plain(long(31)) }),
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  [
    'feedback says yes and no',
    { type: 'context_actions', elements: [feedback] },
    { type: 'context_actions', elements: [{ ...feedback, negative_button: undefined }] },
    '/blocks/0/elements/0',
  ],
];

testCases('buttons', CASES);
