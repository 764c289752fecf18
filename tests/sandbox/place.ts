import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import type { SandboxOptions } from '../../src/sandbox/options.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A sandbox that is served on this machine, with a clock that can be moved. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly origin: string;
  readonly options: SandboxOptions;
  readonly client: WebClient;
  /** Moves the clock on. */
  advance(ms: number): void;
  /** Answers what the sandbox sends over HTTP. */
  answer(listener: Listener): void;
}

export const ANA = 'U0ANA';
export const BO = 'U0BO';
export const GENERAL = 'C0GENERAL';
export const ELSEWHERE = 'C0ELSEWHERE';
export const SECRET = 'C0SECRET';
export const OURS = 'C0OURS';
export const OLD = 'C0OLD';
export const DIRECT = 'D0ANA';

/** Opens a sandbox for one test. */
export async function openPlace(
  given: Partial<Pick<SandboxOptions, 'rateLimits' | 'commands' | 'scopes' | 'events' | 'home' | 'unfurlDomains'>> & {
    readonly transport?: 'http' | 'socket';
  } = {},
): Promise<Place> {
  let offset = 0;
  let serial = 0;
  let bot: Listener = (_request, response) => response.writeHead(404).end();
  let sandbox: Sandbox | null = null;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/sandbox')) sandbox?.handle(request, response);
    else bot(request, response);
  });
  server.on('upgrade', (request, socket, head) => sandbox?.upgrade(request, socket, head));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options: SandboxOptions = {
    team: { id: 'T0TEAM', name: 'Team', domain: 'team' },
    bot: { name: 'tower', userId: 'U0BOT', botId: 'B0BOT', appId: 'A0APP' },
    botToken: 'xoxb-bot',
    appToken: 'xapp-app',
    signingSecret: 'secret',
    users: [
      { id: ANA, name: 'ana', realName: 'Ana Lee', tz: 'Europe/Paris' },
      { id: BO, name: 'bo', realName: 'Bo Chen', tz: 'America/New_York' },
    ],
    channels: [
      { id: GENERAL, name: 'general', topic: 'Everything' },
      { id: ELSEWHERE, name: 'elsewhere', topic: '', botIsMember: false },
      { id: SECRET, name: 'secret', topic: '', private: true, botIsMember: false },
      { id: OURS, name: 'ours', topic: '', private: true },
      { id: OLD, name: 'old', topic: '', archived: true },
    ],
    commands: given.commands ?? [{ command: '/runs', description: 'Runs', usage_hint: 'list', should_escape: true }],
    shortcuts: [
      { type: 'global', name: 'New run', callback_id: 'new_run' },
      { type: 'message', name: 'Start a run', callback_id: 'start_here' },
    ],
    delivery:
      given.transport === 'socket'
        ? { transport: 'socket' }
        : { transport: 'http', requestUrl: `${origin}/slack/events` },
    now: () => Date.now() + offset,
    id() {
      serial += 1;
      return `id${serial}`;
    },
    rateLimits: given.rateLimits ?? false,
    ...(given.scopes === undefined ? {} : { scopes: given.scopes }),
    ...(given.events === undefined ? {} : { events: given.events }),
    ...(given.unfurlDomains === undefined ? {} : { unfurlDomains: given.unfurlDomains }),
    ...(given.home === undefined ? {} : { home: given.home }),
    publicUrl: () => `${origin}/sandbox`,
  };
  const opened = createSandbox(options);
  sandbox = opened;
  onTestFinished(async () => {
    await opened.stop();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return {
    sandbox: opened,
    origin,
    options,
    client: clientOf(origin, options.botToken),
    advance(ms) {
      offset += ms;
    },
    answer(listener) {
      bot = listener;
    },
  };
}

/** Slack's own client with this token; it tries everything once. */
export function clientOf(origin: string, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: `${origin}/sandbox/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

const nothing = () => {};

/** A logger of Slack's libraries that says nothing: their complaints are what many of these tests provoke. */
export const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => 'error' as never,
  setName: nothing,
};

/** The error code that Slack's client was answered with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  );
  return (error as { data?: { error?: string } }).data?.error ?? String(error);
}
