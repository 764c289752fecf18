import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadDir } from '../../../src/registry.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { createSlack, type Slack, type SlackOptions } from '../../../src/slack/create-slack.ts';
import type { Action, Command, Modal, Shortcut } from '../../../src/slack/define.ts';
import type { Log } from '../../../src/slack/log.ts';
import { type MemoryTools, memoryTools } from './memory-tools.ts';
import { errorLog } from './quiet-log.ts';

export const ANA = 'U0ANA';
export const BEN = 'U0BEN';
export const GENERAL = 'C0GENERAL';
/** A private channel in which the bot is not. */
export const SECRET = 'C0SECRET';
export const SIGNING_SECRET = 'a-signing-secret-of-the-tests';

/** A whole workspace with our bot in it: real Bolt, real HTTP, the embedded Slack, and everything behind Slack in memory. */
export interface Workspace {
  readonly sandbox: Sandbox;
  readonly slack: Slack;
  readonly tools: MemoryTools;
  readonly log: Log & { readonly errors: readonly string[] };
  /** Where requests of Slack arrive. */
  readonly eventsUrl: string;
  stop(): Promise<void>;
}

export async function openWorkspace(
  transport: 'http' | 'socket' | 'both',
  extra: Partial<Pick<SlackOptions, 'commands' | 'actions' | 'modals' | 'shortcuts'>> = {},
): Promise<Workspace> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const eventsUrl = `${origin}/slack/events`;
  const [botToken, appToken] = ['xoxb-test', 'xapp-test'];
  const sandbox = createSandbox({
    team: { id: 'T0TEST', name: 'Test', domain: 'test' },
    bot: { name: 'Runtower', userId: 'U0TOWER', botId: 'B0TOWER', appId: 'A0TOWER' },
    botToken,
    appToken,
    signingSecret: SIGNING_SECRET,
    users: [
      { id: ANA, name: 'ana', realName: 'Ana Ruiz', tz: 'Europe/Madrid' },
      { id: BEN, name: 'ben', realName: 'Ben Okri', tz: 'America/New_York' },
    ],
    channels: [
      { id: GENERAL, name: 'general', topic: '' },
      { id: SECRET, name: 'secret', topic: '', private: true, botIsMember: false },
    ],
    commands: [{ command: '/runs', description: 'Runs', usage_hint: '', should_escape: true }],
    unfurlDomains: ['tower.test'],
    shortcuts: [
      { type: 'global', name: 'New run', callback_id: 'new-run' },
      { type: 'message', name: 'Start a run from this', callback_id: 'start-from-message' },
    ],
    delivery: transport === 'http' ? { transport, requestUrl: eventsUrl } : { transport: 'socket' },
    now: Date.now,
    id: () => randomUUID().replaceAll('-', ''),
    publicUrl: () => `${origin}/sandbox`,
  });
  const log = errorLog();
  const tools = memoryTools();
  const slack = createSlack({
    ...(await registries()),
    ...extra,
    tools,
    botToken,
    signingSecret: transport === 'socket' ? null : SIGNING_SECRET,
    appToken: transport === 'http' ? null : appToken,
    apiUrl: `${origin}/sandbox/api/`,
    world: { now: Date.now, random: Math.random, fetch },
    log,
  });
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/sandbox') === true) sandbox.handle(request, response);
    else slack.requestListener(request, response);
  });
  server.on('upgrade', (request, socket, head) => sandbox.upgrade(request, socket, head));
  slack.start();
  return {
    sandbox,
    slack,
    tools,
    log,
    eventsUrl,
    async stop() {
      await slack.stop();
      await sandbox.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The real commands, buttons and forms. */
export async function registries() {
  const folder = (name: string) => new URL(`../../../src/slack/${name}/`, import.meta.url);
  const [commands, actions, modals, shortcuts] = await Promise.all([
    loadDir<Command>(folder('commands'), has<Command>),
    loadDir<Action>(folder('actions'), has<Action>),
    loadDir<Modal>(folder('modals'), has<Modal>),
    loadDir<Shortcut>(folder('shortcuts'), has<Shortcut>),
  ]);
  return { commands, actions, modals, shortcuts };
}

function has<T>(entry: unknown): entry is T {
  return typeof entry === 'object' && entry !== null && 'role' in entry;
}
