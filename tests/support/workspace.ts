import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { DEMO_CHANNELS, DEMO_PEOPLE } from '../../src/demo.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import type { SandboxCommand } from '../../src/sandbox/options.ts';

export const [ANA, BEN, CHIE] = DEMO_PEOPLE.map(({ id }) => id) as [string, string, string];
export const [AGENTS, WEB_TEAM, API_TEAM] = DEMO_CHANNELS.map(({ id }) => id) as [string, string, string];

export const BOT_TOKEN = 'xoxb-000000000001-planted-bot-token';
export const APP_TOKEN = 'xapp-1-A0TOWER-planted-app-token';
export const SIGNING_SECRET = 'planted0signing0secret0of0thirty';

/** A Slack workspace beside the program, which lives on while the program ends and starts. */
export interface TestWorkspace {
  readonly sandbox: Sandbox;
  /** Where the program has to listen. */
  readonly port: number;
  /** What the program needs to know of it, without a way in: add APP_TOKEN, SIGNING_SECRET or both. */
  readonly env: Readonly<Record<string, string>>;
  /** Resolves as soon as the program calls this method of the Web API, before it is answered. */
  called(method: string): Promise<void>;
  /** Refuses every connection from now on. */
  leave(): Promise<void>;
  /** Answers again at the same address. */
  comeBack(): Promise<void>;
}

/** Opens a workspace for one test: it delivers over HTTP to the program's address, or by Socket Mode. */
export async function openWorkspace(transport: 'http' | 'socket'): Promise<TestWorkspace> {
  const port = await freePort();
  const own = await freePort();
  const origin = `http://127.0.0.1:${own}`;
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const sandbox = createSandbox({
    team: { id: 'T01TEAM', name: 'Team', domain: 'team' },
    bot: { name: 'Runtower', userId: 'U09TOWER', botId: 'B09TOWER', appId: 'A09TOWER' },
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    users: DEMO_PEOPLE,
    channels: DEMO_CHANNELS,
    commands: commandsOfTheApp(),
    delivery: transport === 'http' ? { transport, requestUrl } : { transport },
    now: Date.now,
    id: () => randomUUID().replaceAll('-', ''),
    publicUrl: () => `${origin}/sandbox`,
  });
  const calls = new EventEmitter();
  let server = serve(sandbox, calls);
  const comeBack = () => {
    server = serve(sandbox, calls);
    return new Promise<void>((listening) => server.listen(own, '127.0.0.1', listening));
  };
  const leave = () => {
    sandbox.drills.drop();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  };
  await comeBack();
  onTestFinished(async () => {
    await sandbox.stop();
    await leave();
  });
  return {
    sandbox,
    port,
    env: { PORT: String(port), SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_API_URL: `${origin}/sandbox/api` },
    called: (method) => new Promise((resolve) => calls.once(method, resolve)),
    leave,
    comeBack,
  };
}

/** Waits until it holds, at most twenty seconds unless told. */
export function until(check: () => void | Promise<void>, timeout = 20_000): Promise<void> {
  return vi.waitFor(check, { timeout, interval: 50 });
}

/** Everything that a message shows, as one text. */
export function shown(message: object | undefined): string {
  return message === undefined ? '' : JSON.stringify(message);
}

/** A port outside of the range from which the system gives ports away, so that nothing takes it while its owner restarts. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((closed) => server.close(closed));
    return port;
  }
}

function serve(sandbox: Sandbox, calls: EventEmitter) {
  const server = createServer((request, response) => {
    calls.emit(request.url?.split('/').at(-1) ?? '');
    sandbox.handle(request, response);
  });
  server.on('upgrade', (request, socket, head) => sandbox.upgrade(request, socket, head));
  return server;
}

function commandsOfTheApp(): readonly SandboxCommand[] {
  const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
  return manifest.features.slash_commands;
}
