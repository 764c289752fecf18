import type { Clock } from './clock.ts';
import type { Action, Command, Modal, Shortcut } from './define.ts';
import type { Home } from './home.ts';
import type { Interactive } from './interactive.ts';
import type { Log } from './log.ts';
import type { People } from './people.ts';
import type { Respond } from './response-url.ts';
import type { Tools } from './tools.ts';
import type { Upload } from './upload.ts';

/** What the listeners work with. */
export interface Room {
  readonly tools: Tools;
  readonly commands: ReadonlyMap<string, Command>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly modals: ReadonlyMap<string, Modal>;
  readonly shortcuts: ReadonlyMap<string, Shortcut>;
  readonly people: People;
  readonly interactive: Interactive;
  readonly respond: Respond;
  readonly upload: Upload;
  /** The conversation with a person. */
  readonly direct: (user: string) => Promise<string>;
  readonly home: Home;
  readonly clock: Clock;
  readonly log: Log;
}

/** Slack gives up after three seconds; what takes longer than this is acknowledged first and answered after. */
export const PATIENCE = 2_000;
