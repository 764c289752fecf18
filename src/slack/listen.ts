import type { App } from '@slack/bolt';
import { listenToActions } from './listen-action.ts';
import { listenToCommands } from './listen-command.ts';
import { listenToViews } from './listen-view.ts';
import type { Room } from './room.ts';

/**
 * Registers everything that Slack can ask. Each kind has one listener for all names, so that no request ends in silence;
 * events need none, for Bolt acknowledges them by itself.
 */
export function listen(app: App, room: Room): void {
  listenToCommands(app, room);
  listenToActions(app, room);
  listenToViews(app, room);
  app.shortcut(/.*/, ({ ack }) => ack());
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
}
