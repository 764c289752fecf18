import { copyFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { launch, type Program, temporaryFolder } from '../support/program.ts';
import {
  AGENTS,
  ANA,
  API_TEAM,
  openWorkspace,
  SIGNING_SECRET,
  shown,
  type TestWorkspace,
  until,
  WEB_TEAM,
} from '../support/workspace.ts';
import { type BusyPeople, busyPeople, type Random } from './kill/busy-people.ts';
import { openDatabase, readKept, readSent, unfinished } from './kill/evidence.ts';
import { type Acknowledged, brokenPromises, type Kept, type Sent } from './kill/promises.ts';

/** Set KILLS to kill more often, and SEED to leave the same things to chance as a run before. */
const KILLS = Number(process.env.KILLS ?? (process.env.PROVE ? 300 : 4));
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const CHANNELS = [AGENTS, WEB_TEAM, API_TEAM];
/** Between two things that one person does, in milliseconds. */
const PAUSE = 600;
/** The longest time without a kill, in milliseconds. */
const LONGEST_LIFE = 3_000;
/** How long after a call to Slack a kill may come, in milliseconds. */
const AIM = 40;
/** Within so many writes a request is done, with what follows from it. */
const MOST_WRITES = 8;
/** A program that was killed is there again within this time, in milliseconds; few starts on a busy machine are no verdict. */
const BACK = KILLS < 50 ? 15_000 : 5_000;
/** How long it may take until everything that was begun has its end and was told, in milliseconds. */
const SETTLED = 60_000 + KILLS * 4_000;
const WORLD = {
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SIMULATOR_HISTORY: '20',
  SIMULATOR_SPEED: '60',
  POLL_SECONDS: '1',
};

test(
  `killed ${KILLS} times at any moment, it keeps what it acknowledged, does it once and tells it once`,
  async () => {
    const workspace = await openWorkspace('http');
    const folder = await temporaryFolder();
    const path = join(folder, 'tower.db');
    const start = () => launch(folder, { ...workspace.env, ...WORLD, DATABASE_URL: `file:${path}` });
    const random = seeded(SEED);
    const first = start();
    await giveProjectsChannels(workspace, first);

    const people = busyPeople(workspace.sandbox, CHANNELS, random, PAUSE);
    const { last, back } = await killAgainAndAgain(first, start, random, () =>
      nextMoment(random, people, workspace, path),
    );
    await until(() => expect(people.told.starts.length).toBeGreaterThanOrEqual(KILLS));
    await people.stop();
    const settledMs = await settle(path);
    expect(await last.end()).toMatchObject({ code: 0 });

    const kept = await readDatabase(path);
    const sent = readSent(workspace.sandbox, CHANNELS);
    report(people, kept, sent, { medianBackMs: median(back), slowestBackMs: Math.max(...back), settledMs });
    expect(brokenPromises(people.told, kept, sent)).toEqual([]);
    expect(median(back)).toBeLessThan(BACK);
    await expectLossToBeFound(path, people.told, sent);
  },
  120_000 + KILLS * 12_000,
);

async function giveProjectsChannels({ sandbox }: TestWorkspace, program: Program): Promise<void> {
  await program.ready;
  for (const [project, channel] of [
    ['web', WEB_TEAM],
    ['api', API_TEAM],
  ]) {
    await until(async () => {
      await sandbox.drive.command(ANA, AGENTS, '/runs', `projects change ${project} channel=${channel}`);
      expect(shown(sandbox.ephemerals(ANA).at(-1))).toContain(channel);
    });
  }
}

/** The last one lives; `back` is how long each took from its start until it was ready, in milliseconds. */
async function killAgainAndAgain(
  first: Program,
  start: () => Program,
  random: Random,
  moment: () => Promise<void>,
): Promise<{ last: Program; back: readonly number[] }> {
  let program = first;
  const back: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await moment();
    await program.end('SIGKILL');
    const began = performance.now();
    program = start();
    // Some are killed again before they are ready.
    if (kill < KILLS - 1 && random() < 0.2) continue;
    await program.ready;
    back.push(Math.round(performance.now() - began));
  }
  return { last: program, back };
}

/** Waits until a kill is due: at any moment; just after Slack was asked to post; at one of the writes that follow a request. */
async function nextMoment(random: Random, people: BusyPeople, workspace: TestWorkspace, path: string): Promise<void> {
  const kind = random();
  if (kind < 0.25) return wait(random() * LONGEST_LIFE);
  const giveUp = wait(LONGEST_LIFE);
  if (kind < 0.4) {
    await Promise.race([workspace.called('chat.postMessage'), giveUp]);
    return wait(random() * AIM);
  }
  await Promise.race([people.nextDeed(), giveUp]);
  await Promise.race([nextWrites(path, 1 + Math.floor(random() * MOST_WRITES)), giveUp]);
}

/** Resolves at the nth time from now that the program writes to its database. */
function nextWrites(path: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const watcher = watch(`${path}-wal`, { signal: AbortSignal.timeout(LONGEST_LIFE) }, () => {
      left -= 1;
      if (left > 0) return;
      watcher.close();
      resolve();
    });
  });
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Waits until nothing is left to do; returns how long that took, in milliseconds. */
async function settle(path: string): Promise<number> {
  const began = performance.now();
  const store = await openDatabase(path);
  await until(async () => expect(await unfinished(store)).toEqual([]), SETTLED);
  await store.close();
  return Math.round(performance.now() - began);
}

async function readDatabase(path: string): Promise<Kept> {
  const store = await openDatabase(path);
  const kept = await readKept(store);
  await store.close();
  return kept;
}

function report({ told, tried }: BusyPeople, kept: Kept, sent: readonly Sent[], times: object): void {
  const acknowledged = { commands: told.starts.length, clicks: told.clicks.length };
  const counts = { runs: kept.runs.length, events: kept.events.length, messages: sent.length };
  console.log(JSON.stringify({ seed: SEED, kills: KILLS, tried, acknowledged, ...counts, ...times }));
}

/** The check of what was kept finds it when one event is deleted in a copy of this very database. */
async function expectLossToBeFound(path: string, told: Acknowledged, sent: readonly Sent[]): Promise<void> {
  const number = told.starts[0]?.number ?? 0;
  const copy = `${path}.copy`;
  copyFileSync(path, copy);
  const file = new Sqlite(copy);
  file.prepare(`delete from events where run = ? and kind = 'created'`).run(number);
  file.close();
  expect(brokenPromises(told, await readDatabase(copy), sent)).toEqual([`#${number} was created 0 times`]);
}

/** The same numbers for the same seed: mulberry32. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
