import type { App } from '@slack/bolt';
import { runLink } from '../blocks/run-link.ts';
import type { MessagePlace } from '../domain/requests.ts';
import type { Room } from './room.ts';
import { explain } from './settle.ts';

const MOST_LINKS = 5;

/** Shows the runs that links in a message lead to, under it. */
export function listenToLinks(app: App, room: Room): void {
  app.event('link_shared', async ({ event }) => {
    // Slack asks again once the message is written.
    if (event.source === 'composer') return;
    try {
      const shown = await Promise.all(event.links.slice(0, MOST_LINKS).map(({ url }) => draw(room, url)));
      await unfurl(room, { channel: event.channel, ts: event.message_ts }, shown.flat());
    } catch (error) {
      room.log.warn({ reason: explain(room, error), channel: event.channel }, 'a link could not be shown');
    }
  });
}

type Drawn = readonly [url: string, blocks: ReturnType<typeof runLink>];

async function draw({ tools }: Room, url: string): Promise<readonly Drawn[]> {
  const number = tools.linkedRun(url);
  const run = number === null ? null : await tools.runs.get(number);
  return run === null ? [] : [[url, runLink(run, await tools.freshness(run), tools.now())]];
}

async function unfurl(room: Room, message: MessagePlace, drawn: readonly Drawn[]): Promise<void> {
  if (drawn.length === 0) return;
  await room.interactive.unfurl(
    message,
    Object.fromEntries(drawn.map(([url, blocks]) => [url, { blocks: [...blocks] }])),
  );
}
