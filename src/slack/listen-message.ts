import type { App } from '@slack/bolt';
import { converse } from './converse.ts';
import { mentions, readHeard } from './heard.ts';
import type { Room } from './room.ts';

/** Hears what people write to us: mentions, answers in threads, and direct messages. */
export function listenToMessages(app: App, room: Room): void {
  app.event('app_mention', async ({ event, body, context }) => {
    const heard = readHeard(event);
    if (heard !== null) await converse(room, heard, { me: me(body, context.botUserId), addressed: true });
  });
  app.event('message', async ({ event, body, context }) => {
    const heard = readHeard(event);
    if (heard === null) return;
    const own = me(body, context.botUserId);
    const named = mentions(heard.text, own);
    // In a channel a mention comes a second time, as one.
    if (named && !heard.direct) return;
    await converse(room, heard, { me: own, addressed: named });
  });
}

/** Each event says for whom it is, also before Slack has told us who we are. */
function me(body: object, known: string | undefined): string {
  const { authorizations } = body as { authorizations?: readonly { user_id?: string }[] };
  return known ?? authorizations?.[0]?.user_id ?? 'unknown';
}
