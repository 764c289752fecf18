import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseQuery } from '../../src/domain/query/parse.ts';
import type { Store } from '../../src/store/store.ts';
import { launch, temporaryFolder } from '../support/program.ts';
import { AGENTS, ANA, openWorkspace, SIGNING_SECRET, type TestWorkspace, until } from '../support/workspace.ts';
import { openDatabase, readKept } from './kill/evidence.ts';

const RUNS = process.env.PROVE ? 10_000 : 2_000;
const LONG = RUNS * 60;
const ALL = parseQuery('', { now: 0, zone: 'UTC', me: null, staleAfter: 0 });
const WORLD = { SIMULATOR: 'on', SIMULATOR_SEED: '1', SIMULATOR_SPEED: '1', SIMULATOR_HISTORY: String(RUNS) };

test(
  `a program that is killed in the middle of a bulk action on ${RUNS} runs goes on where it was and repeats nothing`,
  async () => {
    const workspace = await openWorkspace('http');
    const folder = await temporaryFolder();
    const path = join(folder, 'tower.db');
    const env = { ...workspace.env, ...WORLD, SLACK_SIGNING_SECRET: SIGNING_SECRET, DATABASE_URL: `file:${path}` };
    const start = async () => {
      const program = launch(folder, env);
      await program.ready;
      return program;
    };
    let program = await start();
    const store = await openDatabase(path);

    await until(async () => expect(await store.runs.count(ALL)).toBeGreaterThanOrEqual(RUNS), LONG);
    const killed = async (bulk: number, text: string) => {
      await confirm(workspace, text);
      await until(async () => expect((await store.bulks.counts(bulk)).todo).toBeLessThan((RUNS * 3) / 4), LONG);
      await program.end('SIGKILL');
      const before = await store.bulks.counts(bulk);
      expect(before.todo).toBeGreaterThan(0);
      program = await start();
      await until(async () => expect((await store.bulks.get(bulk))?.endedAt).not.toBeNull(), LONG);
      expect(await store.bulks.counts(bulk)).toMatchObject({ todo: 0, requested: 0 });
    };

    await killed(1, 'retry is:final');
    const retried = await store.bulks.counts(1);
    expect(retried.confirmed).toBeGreaterThan(RUNS * 0.9);
    await killed(2, 'cancel is:active');
    const cancelled = await store.bulks.counts(2);
    expect(cancelled.confirmed).toBeGreaterThan(RUNS / 4);

    const { arrived, runs } = await readKept(store);
    const ours = (keys: readonly string[], bulk: number) => keys.filter((key) => key.startsWith(`bulk:${bulk}:`));
    expect(repeated(ours(arrived.starts, 1))).toEqual([]);
    expect(repeated(ours(arrived.actions, 2))).toEqual([]);
    expect(repeated(runs.flatMap(({ retryOf }) => (retryOf === null ? [] : [String(retryOf)])))).toEqual([]);
    expect(runs.filter(({ retryOf }) => retryOf !== null)).toHaveLength(retried.confirmed);
    expect(await requestedTwice(store)).toEqual([]);
    await until(() => expect(JSON.stringify(workspace.sandbox.messages(AGENTS))).toMatch(/(✅|⚠️) Cancelled/u));
    expect(workspace.sandbox.messages(AGENTS)).toHaveLength(2);
    await store.close();
    await program.end();
  },
  LONG * 4,
);

/** Types the command and the number of runs that it asks for. */
async function confirm({ sandbox }: TestWorkspace, text: string): Promise<void> {
  const asked = sandbox.ephemerals(ANA).length;
  await sandbox.drive.command(ANA, AGENTS, '/runs', text);
  await until(() => expect(sandbox.ephemerals(ANA).length).toBeGreaterThan(asked));
  const ts = String((sandbox.ephemerals(ANA).at(-1) as { ts?: string }).ts);
  await sandbox.drive.click(ANA, { type: 'message', channel: AGENTS, ts }, 'bulk-confirm');
  await until(() => expect(sandbox.views(ANA)).toHaveLength(1));
  const view = sandbox.views(ANA)[0];
  const value = /Type (\d+) to confirm/.exec(JSON.stringify(view))?.[1] ?? '';
  const fields = { count: { count: { type: 'plain_text_input', value } } };
  expect(await sandbox.drive.submit(ANA, String(view?.id), fields)).toMatchObject({ ok: true });
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}

/** The runs for which the journal has more than one request to cancel. */
async function requestedTwice(store: Store): Promise<readonly string[]> {
  const asked: string[] = [];
  for (let seq = 0; ; ) {
    const events = await store.journal.after(seq, 5_000);
    const last = events.at(-1);
    if (last === undefined) return repeated(asked);
    asked.push(
      ...events.flatMap(({ kind, action, run }) => (kind === 'requested' && action === 'cancel' ? [String(run)] : [])),
    );
    seq = last.seq;
  }
}
