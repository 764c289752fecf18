import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type Receiver } from '@slack/bolt';
import type { Health } from '../domain/health.ts';
import type { World } from '../domain/provider.ts';
import { clientSettings, createClient } from './client.ts';
import { type Clock, steadyClock, within } from './clock.ts';
import { createDirects } from './direct.ts';
import { createGovernor } from './governor.ts';
import { createHome } from './home.ts';
import { createHttp, type Http } from './http.ts';
import { createInteractive, type Identity } from './interactive.ts';
import { acknowledgingLate } from './late-ack.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { createMessenger } from './messenger.ts';
import { createPeople, type People } from './people.ts';
import { watchPresence } from './presence.ts';
import { createQuietPublish } from './quiet-publish.ts';
import { createRespond } from './response-url.ts';
import type { Room } from './room.ts';
import { sdkLogger } from './sdk-logger.ts';
import { createSocket, type Socket } from './socket.ts';
import { createUpload } from './upload.ts';

export interface SlackOptions extends Pick<Room, 'tools' | 'commands' | 'actions' | 'modals' | 'shortcuts'> {
  readonly botToken: string;
  /** With it, requests are taken over HTTP. */
  readonly signingSecret: string | null;
  /** With it, requests come over Socket Mode. */
  readonly appToken: string | null;
  /** Ends with a slash, such as `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly world: Pick<World, 'now' | 'random' | 'fetch'>;
  readonly log: Log;
  readonly clock?: Clock;
}

/** The whole of Slack as the rest of the program sees it. */
export interface Slack {
  /** Takes `POST /slack/events`; answers 404 where Slack comes by Socket Mode alone. */
  requestListener(request: IncomingMessage, response: ServerResponse): void;
  /** Begins to connect and returns at once; Slack may come and go. */
  start(): void;
  /** Takes nothing new, and resolves when what was begun is answered or a few seconds are over. */
  stop(): Promise<void>;
  state(): Health['slack'];
  /** Who we are; null until Slack has answered once. */
  identity(): Identity | null;
  readonly messenger: ReturnType<typeof createMessenger>;
  readonly people: People;
  /** Keeps the App Homes that people look at current; rings after every change. Never rejects. */
  lookAtHomes(): Promise<void>;
}

const DRAIN = 3_000;

export function createSlack(options: SlackOptions): Slack {
  const { world, log, clock = steadyClock, signingSecret, appToken } = options;
  const settings = { token: options.botToken, apiUrl: options.apiUrl, fetch: world.fetch, log };
  const governor = createGovernor(clock);
  const interactive = createInteractive(createClient(settings), governor);
  const presence = watchPresence(interactive.identify, clock, log);
  const people = createPeople(interactive.userInfo, clock);
  const messenger = createMessenger(createClient(settings), governor, log, () => presence.identity()?.botId ?? null);
  const home = createHome(options.tools, interactive, createQuietPublish(createClient(settings), governor), log);
  const http = signingSecret === null ? null : createHttp({ signingSecret, log, now: world.now });
  const socket = appToken === null ? null : createSocket({ ...settings, appToken, clock, random: world.random });
  const app = createApp(options, receiverOf(http, socket, clock), presence.identity);
  const running = trackRunning(app);
  listen(app, {
    ...options,
    people,
    interactive,
    direct: createDirects(interactive.direct, clock),
    respond: createRespond(world.fetch, options.apiUrl),
    upload: createUpload(createClient(settings), governor, world.fetch, options.apiUrl),
    home,
    clock,
    log,
  });

  return {
    requestListener(request, response) {
      if (http !== null) return http.requestListener(request, response);
      response.writeHead(404);
      response.end();
    },
    start() {
      presence.start();
      socket?.start();
    },
    async stop() {
      presence.stop();
      await within(clock, DRAIN, Promise.allSettled(running));
      await socket?.stop();
    },
    state() {
      const error = presence.error() ?? socket?.error() ?? null;
      const transport = http === null ? 'socket' : socket === null ? 'http' : 'both';
      return { transport, connected: error === null, error, lag: governor.lag() };
    },
    identity: presence.identity,
    messenger,
    people,
    lookAtHomes: home.look,
  };
}

/** Both transports feed the same listeners. */
function receiverOf(http: Http | null, socket: Socket | null, clock: Clock): Receiver {
  return {
    init(app) {
      const late = acknowledgingLate(app, clock);
      http?.init(late);
      socket?.init(late);
    },
    start: async () => {},
    stop: async () => {},
  };
}

/** An App that asks Slack nothing before it is needed: who we are is looked up beside it. */
function createApp(options: SlackOptions, receiver: Receiver, identity: () => Identity | null): App {
  const { botToken, apiUrl, world, log } = options;
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, ...botIds(identity()) }),
    convoStore: false,
    clientOptions: clientSettings({ apiUrl, fetch: world.fetch, log }),
    logger: sdkLogger(log),
  });
  // The receivers answer what fails outside of the listeners.
  app.error(async (error) => {
    throw error;
  });
  return app;
}

function botIds(identity: Identity | null) {
  return identity === null ? {} : { botId: identity.botId, botUserId: identity.botUserId };
}

/** What is being answered at this moment. */
function trackRunning(app: App): ReadonlySet<Promise<void>> {
  const running = new Set<Promise<void>>();
  app.use(async ({ next }) => {
    const work = next();
    running.add(work);
    await work.finally(() => running.delete(work));
  });
  return running;
}
