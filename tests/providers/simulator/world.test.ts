import { describe, expect, test } from 'vitest';
import { isFinal, type RunSnapshot } from '../../../src/domain/run.ts';
import { problems } from '../snapshot-problems.ts';
import { CALM, EPOCH, HOUR, MINUTE, read, Stage } from './stage.ts';

const active = (runs: Iterable<RunSnapshot>) => [...runs].filter((run) => !isFinal(run.status));

describe('a simulated world', () => {
  test('is the same to the byte for the same seed and beginning, however often it is looked at', async () => {
    const one = new Stage();
    const other = new Stage();
    const [watched, rarely] = [await one.open(), await other.open()];
    let cursor: string | null = null;
    for (; one.clock.at < EPOCH + HOUR; one.clock.at += 7_000) ({ cursor } = await read(watched, cursor));
    other.clock.at = one.clock.at;
    const [seen, fresh] = [await read(watched), await read(rarely)];
    expect(JSON.stringify(fresh.runs)).toBe(JSON.stringify(seen.runs));
    const id = seen.runs[3]?.externalId ?? '';
    expect(await rarely.logs(id, 0, 1000, CALM)).toEqual(await watched.logs(id, 0, 1000, CALM));
  });

  test('is another one for another seed', async () => {
    const one = await read(await new Stage().open({ seed: 1 }));
    const other = await read(await new Stage().open({ seed: 2 }));
    const facts = (runs: readonly RunSnapshot[]) =>
      runs.map(({ title, project, createdAt }) => [title, project, createdAt]);
    expect(facts(other.runs)).not.toEqual(facts(one.runs));
    expect(other.runs.some((run) => one.runs.some(({ externalId }) => externalId === run.externalId))).toBe(false);
  });

  test.each([1, 2, 3, 42])('begins with ten active runs, some of which need a person (seed %i)', async (seed) => {
    const { runs } = await read(await new Stage().open({ seed, history: 20 }));
    const statuses = active(runs).map((run) => run.status);
    expect(statuses.toSorted()).toEqual([
      'paused',
      'queued',
      ...Array.from({ length: 6 }, () => 'running'),
      'waiting',
      'waiting',
    ]);
    const waiting = active(runs).filter((run) => run.status === 'waiting');
    expect(waiting.every((run) => run.question !== null)).toBe(true);
  });

  test('keeps moving: runs come, ask, pause and end, and about ten are active all day', async () => {
    const stage = new Stage();
    const simulator = await stage.open();
    const known = new Map<string, RunSnapshot>();
    const counts: number[] = [];
    const statuses = new Set<string>();
    let cursor: string | null = null;
    for (; stage.clock.at < EPOCH + 8 * HOUR; stage.clock.at += 20_000) {
      const news = await read(simulator, cursor);
      cursor = news.cursor;
      for (const run of news.runs) known.set(run.externalId, run);
      expect(news.runs.flatMap((run) => problems(run, stage.clock.at))).toEqual([]);
      counts.push(active(known.values()).length);
      for (const run of active(news.runs)) statuses.add(run.status);
    }
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(7);
    expect(mean).toBeLessThan(13);
    expect(Math.min(...counts)).toBeGreaterThan(1);
    expect(Math.max(...counts)).toBeLessThan(25);
    expect([...statuses].toSorted()).toEqual(['paused', 'queued', 'running', 'waiting']);
    const came = [...known.values()].filter((run) => run.createdAt > EPOCH);
    expect(came.length).toBeGreaterThan(8 * 30);
    expect(came.length).toBeLessThan(8 * 60);
    for (const status of ['completed', 'failed', 'cancelled']) {
      expect(came.some((run) => run.status === status)).toBe(true);
    }
  });

  test('says nothing where nothing moved', async () => {
    const simulator = await new Stage().open();
    const { cursor } = await read(simulator);
    expect((await read(simulator, cursor)).runs).toEqual([]);
  });

  test('runs sixty times as fast at speed 60, and still tells times of the real clock', async () => {
    const slow = new Stage();
    const fast = new Stage();
    const [one, sixty] = [await slow.open({ history: 0 }), await fast.open({ history: 0, speed: 60 })];
    slow.clock.at += HOUR;
    fast.clock.at += MINUTE;
    const [usual, quick] = [await read(one), await read(sixty)];
    const gist = (runs: readonly RunSnapshot[]) =>
      runs.map(({ externalId, status, progress }) => [externalId, status, progress]);
    expect(gist(quick.runs)).toEqual(gist(usual.runs));
    expect(quick.runs.flatMap((run) => problems(run, fast.clock.at))).toEqual([]);
    const last = quick.runs.at(-1)?.createdAt ?? 0;
    expect(last).toBeGreaterThan(EPOCH + MINUTE - 5_000);
  });

  test('answers a long history in pages of a thousand, and each run once', async () => {
    const stage = new Stage();
    const simulator = await stage.open({ history: 3_500 });
    const first = await simulator.changes(null, [], CALM);
    expect([first.runs.length, first.more]).toEqual([1_000, true]);
    const all = await read(simulator);
    expect(all.pages).toBe(4);
    expect(new Set(all.runs.map((run) => run.externalId)).size).toBe(3_510);
    expect(all.runs).toHaveLength(3_510);
  });

  test('goes on with a question that nobody answers, or gives up', async () => {
    const stage = new Stage();
    const simulator = await stage.open({ history: 0 });
    const { runs } = await read(simulator);
    const waiting = runs.filter((run) => run.status === 'waiting');
    stage.clock.at += 3 * HOUR;
    for (const { externalId } of waiting) {
      expect(isFinal((await simulator.get(externalId, CALM)).status)).toBe(true);
    }
    expect(waiting).toHaveLength(2);
  });
});
