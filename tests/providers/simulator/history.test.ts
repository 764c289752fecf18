import { beforeAll, describe, expect, test } from 'vitest';
import { isFinal, type RunSnapshot } from '../../../src/domain/run.ts';
import { problems } from '../snapshot-problems.ts';
import { CALM, DAY, EPOCH, MINUTE, read, Stage } from './stage.ts';

describe.each([1, 7])('the past of a simulated world (seed %i)', (seed) => {
  let past: readonly RunSnapshot[];
  const share = (runs: readonly RunSnapshot[], holds: (run: RunSnapshot) => boolean) =>
    runs.filter(holds).length / runs.length;
  const minutes = (run: RunSnapshot) => ((run.finishedAt ?? EPOCH) - (run.startedAt ?? run.createdAt)) / MINUTE;

  beforeAll(async () => {
    const { runs } = await read(await new Stage().open({ seed, history: 2_000 }));
    past = runs.slice(0, 2_000);
  });

  test('is over before the world begins and ninety days long', () => {
    expect(past.flatMap((run) => problems(run, EPOCH))).toEqual([]);
    expect(past.every((run) => isFinal(run.status) && (run.finishedAt ?? EPOCH) < EPOCH)).toBe(true);
    const first = Math.min(...past.map((run) => run.createdAt));
    expect(first).toBeGreaterThanOrEqual(EPOCH - 90 * DAY);
    expect(first).toBeLessThan(EPOCH - 85 * DAY);
  });

  test('ends well three times in four', () => {
    expect(share(past, (run) => run.status === 'completed')).toBeCloseTo(0.74, 1);
    expect(share(past, (run) => run.status === 'failed')).toBeCloseTo(0.18, 1);
    expect(share(past, (run) => run.status === 'cancelled')).toBeCloseTo(0.08, 1);
    expect(past.every((run) => (run.error !== null) === (run.status === 'failed'))).toBe(true);
    expect(past.every((run) => (run.summary !== null) === (run.status === 'completed'))).toBe(true);
  });

  test('is quiet at night and at weekends', () => {
    const weekend = share(past, (run) => [0, 6].includes(new Date(run.createdAt).getUTCDay()));
    const night = share(past, (run) => new Date(run.createdAt).getUTCHours() < 5);
    expect([weekend > 0.01, weekend < 0.12]).toEqual([true, true]);
    expect([night > 0.01, night < 0.12]).toEqual([true, true]);
  });

  test('has five projects, four agents, several models and everybody’s runs', () => {
    const values = (key: 'project' | 'agent' | 'model') => new Set(past.map((run) => run[key])).size;
    expect([values('project'), values('agent'), values('model')]).toEqual([5, 4, 8]);
    expect(new Set(past.map((run) => run.by?.id ?? null))).toEqual(new Set(['U01ANA', 'U02BEN', null]));
  });

  test('lasts minutes to an hour or so, and costs more where it lasts longer', () => {
    const sorted = past.map(minutes).toSorted((one, other) => one - other);
    const median = sorted[1_000] ?? 0;
    expect(median).toBeGreaterThan(5);
    expect(median).toBeLessThan(20);
    expect(sorted.at(-1)).toBeLessThan(180);
    const priced = past.filter((run) => run.model === 'sonnet-4.5' && (run.costMicros ?? 0) > 0);
    const pairs = priced.map((run) => [Math.log(minutes(run)), Math.log(run.costMicros ?? 1)] as const);
    expect(correlation(pairs)).toBeGreaterThan(0.5);
  });

  test('does not know the cost of one agent’s runs', () => {
    expect(past.every((run) => (run.costMicros === null) === (run.agent === 'opencode'))).toBe(true);
    expect(past.every((run) => (run.tokens === null) === (run.agent === 'opencode'))).toBe(true);
  });

  test('speaks several languages, in a line or in several paragraphs', () => {
    const text = past.map((run) => `${run.title} ${run.prompt}`).join('\n');
    for (const script of [
      /\p{Script=Arabic}/u,
      /\p{Script=Hiragana}/u,
      /\p{Script=Devanagari}/u,
      /ß|ü/,
      /ñ|¿|ó/,
      /ç|à/,
    ]) {
      expect(text).toMatch(script);
    }
    const lengths = past.map((run) => run.prompt?.length ?? 0);
    expect(Math.min(...lengths)).toBeLessThan(80);
    expect(Math.max(...lengths)).toBeGreaterThan(600);
    expect(text).not.toMatch(/\{\w+\}/);
  });

  test('fails in ways that repeat, so that they can be grouped', () => {
    const ways = new Map<string, number>();
    for (const run of past.filter((each) => each.status === 'failed')) {
      ways.set(run.statusDetail ?? '', (ways.get(run.statusDetail ?? '') ?? 0) + 1);
    }
    expect(ways.size).toBeGreaterThanOrEqual(8);
    expect(Math.min(...ways.values())).toBeGreaterThanOrEqual(2);
  });
});

test('the log of every failed run of the past ends in its error', async () => {
  const simulator = await new Stage().open({ history: 200 });
  const failed = (await read(simulator)).runs.filter((run) => run.status === 'failed');
  for (const run of failed) {
    const log = await simulator.logs(run.externalId, 0, 5_000, CALM);
    const errors = log.filter((line) => line.level === 'error');
    expect(errors.at(-1)?.text).toBe(run.error);
  }
  expect(failed.length).toBeGreaterThan(20);
});

/** Pearson's, of pairs. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[place], 0) / pairs.length;
  const [left, right] = [mean(0), mean(1)];
  const product = (a: 0 | 1, b: 0 | 1) =>
    pairs.reduce((sum, pair) => sum + (pair[a] - (a === 0 ? left : right)) * (pair[b] - (b === 0 ? left : right)), 0);
  return product(0, 1) / Math.sqrt(product(0, 0) * product(1, 1));
}
