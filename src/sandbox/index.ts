import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Limits } from './api/limits.ts';
import { messageBody } from './api/message-body.ts';
import type { ApiParts } from './api/serve.ts';
import { viewBody } from './api/view-body.ts';
import type { OpenStreams } from './client/stream.ts';
import { Events } from './delivery/events.ts';
import { HttpDelivery } from './delivery/http.ts';
import { SocketDelivery } from './delivery/socket.ts';
import { twice } from './delivery/twice.ts';
import { DrillState, type Drills } from './drills.ts';
import type { Drive } from './drive/contract.ts';
import { driveOf } from './drive/drive.ts';
import type { Call } from './journal.ts';
import type { Json } from './json.ts';
import type { SandboxOptions } from './options.ts';
import { sandboxRoutes } from './routes.ts';
import { Workspace } from './workspace/workspace.ts';

/** An embedded Slack: a workspace that one bot and any number of people on this machine share. */
export interface Sandbox {
  /** Path of the Web API, for the bot's `slackApiUrl`. */
  readonly apiUrl: string;
  /** Serves everything under /sandbox. */
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Serves the websocket at /sandbox/link. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every stream and websocket, and forgets what was to be sent again. */
  stop(): Promise<void>;
  readonly drive: Drive;
  readonly drills: Drills;
  /** Everything that the bot sent, oldest first. */
  readonly calls: readonly Call[];
  /** What everyone sees in a channel, answers in threads too, oldest first, with metadata. */
  messages(channel: string): readonly Json[];
  /** What only this person sees, in every channel, oldest first. */
  ephemerals(user: string): readonly Json[];
  /** The open modals of a person, the one on top last. */
  views(user: string): readonly Json[];
  home(user: string): Json | null;
}

/** An embedded Slack with nothing said in it yet. It listens to nothing itself: hand requests to `handle` and `upgrade`. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const workspace = new Workspace(options);
  const drills = new DrillState();
  const calls: Call[] = [];
  const streams: OpenStreams = new Set();
  const socket = options.delivery.transport === 'socket' ? socketOf(options) : null;
  const delivery = twice(socket ?? httpOf(options), () => drills.duplicate);
  const events = new Events(workspace, delivery);
  const drive = driveOf({ workspace, delivery, events, calls });
  const parts: ApiParts = {
    site: { workspace, newLink: () => socket?.newLink() ?? null },
    limits: options.rateLimits === false ? null : new Limits(options.now),
    drills,
    calls,
  };
  const listener = getRequestListener(sandboxRoutes(parts, drive, streams).fetch, { overrideGlobalObjects: false });
  return {
    apiUrl: '/sandbox/api/',
    handle: (req, res) => void listener(req, res),
    upgrade(req, duplex, head) {
      if (socket !== null && req.url?.startsWith('/sandbox/link/')) socket.upgrade(req, duplex, head);
      else duplex.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    },
    async stop() {
      events.stop();
      for (const close of streams) close();
      await delivery.stop();
    },
    drive,
    drills: drillsOf(drills, socket),
    calls,
    ...contentsOf(workspace),
  };
}

function socketOf({ bot, id, publicUrl }: SandboxOptions): SocketDelivery {
  return new SocketDelivery({ appId: bot.appId, id, link: () => `${publicUrl().replace(/^http/, 'ws')}/link` });
}

function httpOf({ delivery, signingSecret, now }: SandboxOptions): HttpDelivery {
  return new HttpDelivery(delivery.transport === 'http' ? delivery.requestUrl : '', signingSecret, now);
}

function drillsOf(state: DrillState, socket: SocketDelivery | null): Drills {
  return {
    slow(ms) {
      state.delayMs = ms;
    },
    failNext: (method, failure, count = 1) => state.failNext(method, failure, count),
    loseAnswer: (method, count = 1) => state.loseAnswer(method, count),
    duplicate(on) {
      state.duplicate = on;
    },
    disconnect: (reason = 'refresh_requested') => socket?.disconnect(reason),
    drop: () => socket?.drop(),
  };
}

function contentsOf(workspace: Workspace): Pick<Sandbox, 'messages' | 'ephemerals' | 'views' | 'home'> {
  return {
    messages(id) {
      const channel = workspace.channel(id);
      const shown = channel?.all().filter(({ onlyFor }) => onlyFor === null) ?? [];
      return channel === null ? [] : shown.map((message) => messageBody(workspace, channel, message, true));
    },
    ephemerals: (user) =>
      workspace.channels.flatMap((channel) =>
        channel
          .all()
          .filter(({ onlyFor }) => onlyFor === user)
          .map((message) => ({ ...messageBody(workspace, channel, message), channel: channel.id })),
      ),
    views: (user) => workspace.views.stack(user).map((view) => viewBody(workspace, view)),
    home(user) {
      const home = workspace.views.home(user);
      return home === null ? null : viewBody(workspace, home);
    },
  };
}
