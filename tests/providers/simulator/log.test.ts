import { describe, expect, test } from 'vitest';
import { CALM, MINUTE, read, Stage } from './stage.ts';

describe('the log of a simulated run', () => {
  test('grows while it works and keeps what it had', async () => {
    const stage = new Stage();
    const simulator = await stage.open({ history: 10 });
    const id = (await read(simulator)).runs.find((run) => run.status === 'running')?.externalId ?? '';
    const before = await simulator.logs(id, 0, 5_000, CALM);
    stage.clock.at += 2 * MINUTE;
    const after = await simulator.logs(id, 0, 5_000, CALM);
    expect(after.length).toBeGreaterThan(before.length + 5);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(await simulator.logs(id, before.length, 3, CALM)).toEqual(after.slice(before.length, before.length + 3));
  });

  test('names each step of its plan when it begins', async () => {
    const simulator = await new Stage().open({ history: 30 });
    const done = (await read(simulator)).runs.find((run) => run.status === 'completed');
    const texts = (await simulator.logs(done?.externalId ?? '', 0, 5_000, CALM)).map((line) => line.text);
    const steps = done?.plan.map((step, place) => `step ${place + 1}/${done.plan.length}: ${step.title}`);
    expect(texts.filter((text) => text.startsWith('step '))).toEqual(steps);
    expect(texts.at(-1)).toBe('completed: done');
  });

  test.each([
    ['a mention', '<!channel>'],
    ['markup', '<script>alert(1)</script>'],
    ['colours', '\u001b[31m'],
    ['an override of direction', '\u202e'],
    ['a family of emoji', '👩‍👩‍👧‍👦'],
    ['a line of thousands of characters', '0123456789abcdef'.repeat(200)],
  ])('holds %s somewhere, so that every page shows that it escapes', async (_, text) => {
    const simulator = await new Stage().open({ history: 150 });
    const { runs } = await read(simulator);
    const logs = await Promise.all(runs.map((run) => simulator.logs(run.externalId, 0, 40, CALM)));
    expect(logs.flat().some((line) => line.text.includes(text))).toBe(true);
  });
});
