import { type Case, testCases } from './cases.ts';
import { actions, button, image, long, plain } from './pieces.ts';

const video = (more: object) => ({
  type: 'video',
  title: plain(),
  video_url: 'https://example.com/v',
  thumbnail_url: 'https://example.com/t.png',
  alt_text: 'A film',
  ...more,
});

const CASES: readonly Case[] = [
  ['actions have no images', actions(button()), actions(image()), '/blocks/0/elements/0'],
  ['an image has one source', image(), image({ slack_file: { id: 'F1' } }), '/blocks/0'],
  ['an image has words', image(), { type: 'image', image_url: 'https://example.com/a.png' }, '/blocks/0'],
  [
    'an alternative text has 2,000 characters',
    image({ alt_text: long(2000) }),
    image({ alt_text: long(2001) }),
    '/blocks/0/alt_text',
  ],
  [
    'an image title has 2,000 characters',
    image({ title: plain(long(2000)) }),
    image({ title: plain(long(2001)) }),
    '/blocks/0/title/text',
  ],
  [
    'an image address has 3,000 characters',
    image({ image_url: `https://a.b/${long(2988)}` }),
    image({ image_url: `https://a.b/${long(2989)}` }),
    '/blocks/0/image_url',
  ],
  [
    'an image address is http or https',
    image(),
    image({ image_url: 'data:image/png;base64,AA' }),
    '/blocks/0/image_url',
  ],
  [
    'a Slack file has an id or an address',
    { type: 'image', alt_text: 'A', slack_file: { id: 'F1' } },
    { type: 'image', alt_text: 'A', slack_file: { id: 'F1', url: 'https://a.b' } },
    '/blocks/0/slack_file',
  ],
  [
    'a film title has less than 200 characters',
    video({ title: plain(long(199)) }),
    video({ title: plain(long(200)) }),
    '/blocks/0/title/text',
  ],
  [
    'a film author has less than 50 characters',
    video({ author_name: long(49) }),
    video({ author_name: long(50) }),
    '/blocks/0/author_name',
  ],
  ['a film is sent securely', video({}), video({ video_url: 'http://example.com/v' }), '/blocks/0/video_url'],
  [
    'a file is remote',
    { type: 'file', external_id: 'f', source: 'remote' },
    { type: 'file', external_id: 'f', source: 'local' },
    '/blocks/0/source',
  ],
];

testCases('pictures, films and files', CASES);
