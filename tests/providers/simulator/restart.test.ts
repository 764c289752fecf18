import { describe, expect, test } from 'vitest';
import { isFinal, type RunSnapshot } from '../../../src/domain/run.ts';
import { problems } from '../snapshot-problems.ts';
import { act, aRequest, CALM, DAY, EPOCH, HOUR, MINUTE, read, SECOND, Stage } from './stage.ts';

const byId = (runs: readonly RunSnapshot[]) => new Map(runs.map((run) => [run.externalId, run]));

describe('a simulator that starts again', () => {
  test('goes on with the same world, and with what was asked of it', async () => {
    const stage = new Stage();
    const before = await stage.open({ history: 30 });
    const { runs } = await read(before);
    const request = aRequest();
    const mine = await before.create(request, CALM);
    const running = runs.find((run) => run.status === 'running')?.externalId ?? '';
    const deed = ['cancel', running, null, 'once'] as const;
    await before.act(...deed, CALM);
    stage.clock.at += 20 * SECOND;
    const { runs: known, cursor } = await read(before);
    const after = await stage.open({ history: 30 });
    expect((await read(after)).runs).toEqual(known);
    expect((await read(after, cursor)).runs).toEqual([]);
    expect((await after.find(request.key, CALM))?.externalId).toBe(mine.externalId);
    expect((await after.create(request, CALM)).externalId).toBe(mine.externalId);
    expect((await after.act(...deed, CALM)).status).toBe('cancelled');
  });

  test('keeps the history that it began with, whatever the setting says now', async () => {
    const stage = new Stage();
    const { runs } = await read(await stage.open({ history: 30 }));
    expect((await read(await stage.open({ history: 500 }))).runs).toEqual(runs);
  });

  test('tells after a cursor of the time before exactly what happened meanwhile', async () => {
    const stage = new Stage();
    const before = await stage.open({ history: 30 });
    stage.clock.at += HOUR;
    const { runs, cursor } = await read(before);
    stage.clock.at += 20 * MINUTE;
    const after = await stage.open({ history: 30 });
    const known = byId(runs);
    for (const run of (await read(after, cursor)).runs) known.set(run.externalId, run);
    expect(known).toEqual(byId((await read(after)).runs));
  });

  test.each([1, 20])('has not missed more than fifty runs after weeks away (speed %i)', async (speed) => {
    const stage = new Stage();
    const before = await stage.open({ history: 30, speed });
    stage.clock.at += 10 * MINUTE;
    const { runs, cursor } = await read(before);
    const left = stage.clock.at;
    stage.clock.at += 21 * DAY;
    const after = await stage.open({ history: 30, speed });
    const news = await read(after, cursor);
    const fresh = news.runs.filter((run) => !byId(runs).has(run.externalId));
    expect(fresh.length).toBeLessThanOrEqual(52);
    expect(fresh.length).toBeGreaterThanOrEqual(45);
    expect(news.runs.flatMap((run) => problems(run, stage.clock.at))).toEqual([]);
    const wereLive = runs.filter((run) => !isFinal(run.status)).map((run) => byId(news.runs).get(run.externalId));
    expect(wereLive.every((run) => run !== undefined && isFinal(run.status))).toBe(true);
    expect(wereLive.every((run) => (run?.finishedAt ?? 0) < left + 3 * HOUR)).toBe(true);
    expect(news.runs.filter((run) => !isFinal(run.status)).length).toBeGreaterThanOrEqual(3);
    expect((await read(after)).runs).toHaveLength(runs.length + fresh.length);
  });

  test('keeps its memory small over a year of nights off', async () => {
    const stage = new Stage();
    let cursor: string | null = null;
    for (let day = 0; day < 365; day++) {
      const simulator = await stage.open({ history: 0, speed: 1 + (day % 2) });
      ({ cursor } = await read(simulator, cursor));
      stage.clock.at += DAY;
    }
    const letters = [...stage.memory.values.values()].reduce((sum, value) => sum + value.length, 0);
    expect(letters).toBeLessThan(20_000);
    const simulator = await stage.open({ history: 0 });
    expect((await read(simulator)).runs.flatMap((run) => problems(run, stage.clock.at))).toEqual([]);
  });

  test('tells of the past as before when its speed is changed', async () => {
    const stage = new Stage();
    const before = await stage.open({ history: 30 });
    stage.clock.at += HOUR;
    const { runs } = await read(before);
    const faster = await stage.open({ history: 30, speed: 100 });
    expect((await read(faster)).runs).toEqual(runs);
    stage.clock.at += MINUTE;
    expect((await read(faster)).runs.length).toBeGreaterThan(runs.length + 40);
  });

  test('begins another world for another seed, and finds the first one again', async () => {
    const stage = new Stage();
    const { runs, cursor } = await read(await stage.open({ seed: 1, history: 30 }));
    stage.clock.at += SECOND;
    const other = await stage.open({ seed: 2, history: 30 });
    expect((await read(other, cursor)).runs).toHaveLength(40);
    const known = runs.map((run) => run.externalId);
    expect((await other.changes(null, known, CALM)).missing).toEqual(known);
    stage.clock.at = EPOCH;
    expect((await read(await stage.open({ seed: 1, history: 30 }))).runs).toEqual(runs);
  });

  test('writes once a minute at most while nothing is asked of it', async () => {
    const stage = new Stage();
    const simulator = await stage.open({ history: 30 });
    const before = stage.memory.writes;
    for (let poll = 0; poll < 120; poll++) {
      await simulator.changes(null, [], CALM);
      stage.clock.at += 5 * SECOND;
    }
    expect(stage.memory.writes - before).toBeLessThanOrEqual(10);
    await act(simulator, 'pause', 's1-30');
    expect(stage.memory.writes - before).toBeLessThanOrEqual(11);
  });
});
