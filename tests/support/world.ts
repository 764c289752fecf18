import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { DEMO_CHANNELS, DEMO_PEOPLE } from '../../src/demo.ts';
import type { ProviderEntry, World } from '../../src/domain/provider.ts';
import { ScriptedProvider } from './scripted-provider.ts';

export const [ANA, BEN, CHIE] = DEMO_PEOPLE.map((person) => person.id) as [string, string, string];
export const [AGENTS, WEB_TEAM, API_TEAM] = DEMO_CHANNELS.map((channel) => channel.id) as [string, string, string];

export interface TestWorld {
  readonly app: App;
  readonly provider: ScriptedProvider;
  /** What went to the log as an error. */
  readonly errors: object[];
  /** Ends the program and starts it again on the same database; the embedded workspace begins anew. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The whole program: real server, database, Bolt and embedded Slack; only the provider is scripted, and the first of all. */
export async function startWorld(
  env: Record<string, string> = {},
  others: ReadonlyMap<string, ProviderEntry> = new Map(),
): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'runtower-world-'));
  const provider = new ScriptedProvider();
  const errors: object[] = [];
  const scripted: ProviderEntry = { read: () => async () => provider };
  const settings = { PORT: '0', POLL_SECONDS: '1', DATABASE_URL: `file:${join(folder, 'test.db')}`, ...env };
  const start = () =>
    startApp(readConfig(settings, new Map([['scripted', scripted], ...others])), world, {
      info() {},
      warn() {},
      error: (fields) => errors.push(fields),
    });
  let app = await start();
  return {
    get app() {
      return app;
    },
    provider,
    errors,
    async restart() {
      await app.stop();
      app = await start();
    },
    async close() {
      await app.stop();
      await rm(folder, { recursive: true });
    },
  };
}

const world: World = {
  now: Date.now,
  random: Math.random,
  id: () => randomUUID().replaceAll('-', ''),
  fetch: (...request) => fetch(...request),
};

/** Waits until it holds, at most forty seconds: a send of unclear outcome is given up after ten and looked for twice. */
export function until(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 40_000, interval: 30 });
}

/** Everything that a message shows, as one text. */
export function shown(message: object | undefined): string {
  return message === undefined ? '' : JSON.stringify(message);
}

/** The messages of a channel as everyone sees them. */
export function messages({ app }: TestWorld, channel: string): readonly Record<string, unknown>[] {
  return (app.sandbox?.messages(channel) ?? []) as readonly Record<string, unknown>[];
}

/** The card of the only run in a channel. */
export async function cardIn(world: TestWorld, channel: string): Promise<{ ts: string; text: string }> {
  let card: Record<string, unknown> | undefined;
  await until(() => {
    card = messages(world, channel).find((message) => shown(message).includes('run-title'));
    expect(card).toBeDefined();
  });
  return { ts: String(card?.ts), text: shown(card) };
}
