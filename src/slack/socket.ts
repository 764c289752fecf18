import { type App, SocketModeReceiver } from '@slack/bolt';
import { sentence } from '../domain/errors.ts';
import { type ClientOptions, clientSettings } from './client.ts';
import { type Clock, within } from './clock.ts';
import { sdkLogger } from './sdk-logger.ts';
import { asAppError } from './slack-error.ts';

export interface SocketOptions extends Omit<ClientOptions, 'token'> {
  readonly appToken: string;
  readonly clock: Clock;
  /** 0 <= n < 1; spreads the attempts of many processes. */
  readonly random: () => number;
}

/** A Socket Mode connection that is made again whenever it ends. */
export interface Socket {
  init(app: App): void;
  start(): void;
  stop(): Promise<void>;
  /** Null while connected; else why not. */
  error(): string | null;
}

const HANDSHAKE = 20_000;
const CLOSING = 3_000;
/** A connection that ends sooner has not worked: Slack may be turning us away. */
const STEADY = 10_000;
const LONGEST_PAUSE = 30_000;
/** The library's own are so short that a busy moment ends the connection. */
const PING_TIMEOUTS = { clientPingTimeout: 20_000, serverPingTimeout: 60_000 };

/**
 * Each connection is a receiver of its own and the library's reconnecting is off: that one waits five seconds every time and,
 * when Slack refuses the token, ends the process with a rejection that nobody can catch.
 */
export function createSocket(options: SocketOptions): Socket {
  const { clock, log } = options;
  let app: App | null = null;
  let stopped = true;
  let failures = 0;
  let current: SocketModeReceiver | null = null;
  let error: string | null = 'Slack has not answered yet.';
  let callOff = (): void => {};

  return {
    init(given) {
      app = given;
    },
    start() {
      stopped = false;
      void connect();
    },
    async stop() {
      stopped = true;
      callOff();
      if (current !== null) await within(clock, CLOSING, close(current));
    },
    error: () => error,
  };

  async function connect(): Promise<void> {
    if (app === null || stopped) return;
    const receiver = createReceiver(options);
    receiver.init(app);
    current = receiver;
    const ended = new Promise<void>((resolve) => {
      receiver.client.once('disconnected', () => resolve());
    });
    try {
      const opened = await within(clock, HANDSHAKE, receiver.client.start());
      if (opened === null) throw new Error('the connection was not greeted in time');
      error = null;
      const since = clock.now();
      log.info({}, 'Socket Mode is connected');
      await ended;
      error = 'The connection ended; a new one is being made.';
      failures = clock.now() - since < STEADY ? failures + 1 : 0;
    } catch (failure) {
      failures += 1;
      error = reason(failure);
      log.warn({ err: failure, failures }, 'Socket Mode is not connected');
      void close(receiver);
    }
    if (!stopped) callOff = clock.after(pauseBefore(), () => void connect());
  }

  /** At once after a connection that worked, else twice as long each time. */
  function pauseBefore(): number {
    const longest = failures === 0 ? 200 : Math.min(1_000 * 2 ** (failures - 1), LONGEST_PAUSE);
    return longest * (0.5 + options.random() / 2);
  }
}

/** What fails while closing is of no use to anybody any more. */
function close(receiver: SocketModeReceiver): Promise<void> {
  return receiver.client.disconnect().catch(() => {});
}

function createReceiver(options: SocketOptions): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    ...PING_TIMEOUTS,
    logger: sdkLogger(options.log),
    installerOptions: { clientOptions: clientSettings(options) },
    processEventErrorHandler: async ({ error, event }) => {
      options.log.error({ err: error }, 'a request over Socket Mode failed');
      await event.ack({ text: sentence(error) }).catch(() => {});
      return false;
    },
  });
}

/** A handshake that fails gives no reason at all. */
function reason(failure: unknown): string {
  if (failure === undefined) return 'The WebSocket could not be opened.';
  return asAppError(failure).message;
}
