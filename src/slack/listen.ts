import type { App } from '@slack/bolt';
import { listenToActions } from './listen-action.ts';
import { listenToCommands } from './listen-command.ts';
import { listenToHome } from './listen-home.ts';
import { listenToLinks } from './listen-link.ts';
import { listenToMessages } from './listen-message.ts';
import { listenToShortcuts } from './listen-shortcut.ts';
import { listenToViews } from './listen-view.ts';
import type { Room } from './room.ts';

/**
 * Registers everything that Slack can ask. Each kind has one listener for all names, so that no request ends in silence.
 */
export function listen(app: App, room: Room): void {
  listenToCommands(app, room);
  listenToActions(app, room);
  listenToViews(app, room);
  listenToShortcuts(app, room);
  listenToHome(app, room);
  listenToMessages(app, room);
  listenToLinks(app, room);
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
}
