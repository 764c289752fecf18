import { expect, test } from 'vitest';
import type { Json } from '../../src/sandbox/json.ts';
import { httpBot } from './bot.ts';
import { ANA, GENERAL, openPlace } from './place.ts';

const BLOCKS = [{ type: 'section', text: { type: 'mrkdwn', text: 'A run' } }];

test('the bot hears of links to its domains, and shows something under them; nothing else is taken', async () => {
  const place = await openPlace({ unfurlDomains: ['tower.test'] });
  const app = httpBot(place);
  const heard: Json[] = [];
  app.event('link_shared', async ({ event }) => {
    heard.push(event as unknown as Json);
  });
  const { drive } = place.sandbox;
  const { ts = '' } = await drive.message(
    ANA,
    GENERAL,
    'see https://runs.tower.test/1?a=1&b=2 and https://other.test/2',
  );
  await drive.message(ANA, GENERAL, 'see https://nottower.test/1');
  await expect.poll(() => heard).toHaveLength(1);
  const url = 'https://runs.tower.test/1?a=1&b=2';
  expect(heard[0]).toMatchObject({ channel: GENERAL, message_ts: ts, links: [{ url, domain: 'tower.test' }] });

  const unfurl = (unfurls: Record<string, { blocks: object[] }>) =>
    app.client.chat.unfurl({ channel: GENERAL, ts, unfurls: unfurls as never });
  await expect(unfurl({ 'https://other.test/2': { blocks: BLOCKS } })).rejects.toThrow('cannot_unfurl_url');
  await expect(unfurl({ [url]: { blocks: [{ type: 'section' }] } })).rejects.toThrow('invalid_blocks');
  await unfurl({ [url]: { blocks: BLOCKS } });
  const message = place.sandbox.messages(GENERAL).find((each) => each.ts === ts);
  expect(message?.attachments).toMatchObject([{ from_url: url, blocks: [{ text: { text: 'A run' } }] }]);
});
