import type { App } from '@slack/bolt';
import { problem } from '../blocks/notice.ts';
import type { Room } from './room.ts';
import { explain } from './settle.ts';

/** Draws somebody's App Home when they open it; what goes wrong is said on it. */
export function listenToHome(app: App, room: Room): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const { person, zone } = await room.people.find(event.user, event.user);
    try {
      await room.home.opened(person, zone);
    } catch (error) {
      const blocks = [...problem(`${explain(room, error)} Open this page again in a moment.`).blocks];
      await room.interactive.publish(event.user, { type: 'home', blocks }, null).catch((failure: unknown) => {
        room.log.warn({ err: failure, user: event.user }, 'an App Home could not be put up');
      });
    }
  });
}
