import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../src/ops/context.ts';
import { openStore } from '../../src/store/open.ts';
import { NOON } from './run-fixtures.ts';
import { ScriptedProvider } from './scripted-provider.ts';

export const ANA = { id: 'U0ANA', name: 'Ana Ruiz' };

/** The verbs with a real database, one scripted provider and a clock that the test moves. */
export async function opsWorld(providers: readonly ScriptedProvider[] = [new ScriptedProvider()]) {
  const folder = await mkdtemp(join(tmpdir(), 'runtower-'));
  const clock = { now: NOON };
  const store = await openStore(`file:${join(folder, 'test.db')}`, { now: () => clock.now });
  const work: Promise<void>[] = [];
  const errors: object[] = [];
  const stop = new AbortController();
  let ids = 0;
  const context: Context = {
    store,
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    world: { now: () => clock.now, random: () => 0.5, id: () => `id${++ids}`, fetch },
    log: { info() {}, warn() {}, error: (fields) => errors.push(fields) },
    pollSeconds: 5,
    announce() {},
    later: (promise) => work.push(promise),
    stopping: stop.signal,
    inHand: new Set(),
    polls: new Map(),
    paces: new Map(),
  };
  return {
    context,
    store,
    clock,
    errors,
    provider: providers[0] as ScriptedProvider,
    /** Resolves once what goes on after the answers has ended. */
    quiet: () => Promise.all(work),
    /** The kinds of a run's events, oldest first. */
    async story(run: number) {
      return (await store.journal.ofRun(run, 100)).map((event) => event.kind);
    },
    async close() {
      stop.abort();
      await Promise.all(work);
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
