import { beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from '../../../src/providers/simulator/index.ts';
import { problems } from '../snapshot-problems.ts';
import { aRequest, CALM, MINUTE, read, Stage } from './stage.ts';

describe('a simulator that is told to misbehave', () => {
  let stage: Stage;
  let simulator: Simulator;

  beforeEach(async () => {
    stage = new Stage();
    simulator = await stage.open({ history: 20 });
  });

  test('fails so many questions, and then is well again', async () => {
    simulator.misbehave({ failNext: 2 });
    for (let time = 0; time < 2; time++) {
      await expect(simulator.changes(null, [], CALM)).rejects.toMatchObject({ code: 'unavailable' });
    }
    expect((await read(simulator)).runs).toHaveLength(30);
  });

  test('asks for fewer questions and says how long to wait', async () => {
    simulator.misbehave({ rateLimit: { next: 1, retryAfter: 7_000 } });
    await expect(simulator.get('s1-0', CALM)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 7_000 });
    expect((await simulator.get('s1-0', CALM)).externalId).toBe('s1-0');
  });

  test('is slow, and gives up at once when the question is withdrawn', async () => {
    simulator.misbehave({ slow: 60_000 });
    const withdrawal = new AbortController();
    const answer = simulator.get('s1-0', withdrawal.signal);
    withdrawal.abort();
    await expect(answer).rejects.toThrow();
    simulator.misbehave({ slow: 20 });
    const asked = performance.now();
    await simulator.get('s1-0', CALM);
    expect(performance.now() - asked).toBeGreaterThan(15);
  });

  test('starts a run whose answer gets lost, which is found by its key and not started again', async () => {
    const request = aRequest();
    simulator.misbehave({ loseAnswers: 1 });
    await expect(simulator.create(request, CALM)).rejects.toMatchObject({ code: 'unclear' });
    const found = await simulator.find(request.key, CALM);
    expect(found?.key).toBe(request.key);
    expect((await simulator.create(request, CALM)).externalId).toBe(found?.externalId);
  });

  test('carries out an action whose answer gets lost', async () => {
    const { externalId } = await simulator.create(aRequest(), CALM);
    simulator.misbehave({ loseAnswers: 1 });
    await expect(simulator.act('cancel', externalId, null, 'lost', CALM)).rejects.toMatchObject({ code: 'unclear' });
    stage.clock.at += MINUTE;
    expect((await simulator.get(externalId, CALM)).status).toBe('cancelled');
  });

  test('forgets a run, which is then missing everywhere', async () => {
    const { externalId } = await simulator.create(aRequest(), CALM);
    simulator.misbehave({ vanished: [externalId] });
    await expect(simulator.get(externalId, CALM)).rejects.toMatchObject({ code: 'not_found' });
    await expect(simulator.logs(externalId, 0, 5, CALM)).rejects.toMatchObject({ code: 'not_found' });
    const changes = await simulator.changes(null, [externalId], CALM);
    expect(changes.missing).toEqual([externalId]);
    expect(changes.runs.map((run) => run.externalId)).not.toContain(externalId);
    simulator.misbehave({ vanished: [] });
    expect((await simulator.get(externalId, CALM)).externalId).toBe(externalId);
  });

  test('contradicts itself, but impossible numbers and times stay outside the door', async () => {
    const before = (await read(simulator)).runs;
    simulator.misbehave({ contradict: true });
    const after = (await read(simulator)).runs;
    expect(after.flatMap((run) => problems(run, stage.clock.at))).toEqual([]);
    expect(after.every((run) => run.costMicros === null && run.tokens === null && run.progress === null)).toBe(true);
    const completed = before.find((run) => run.status === 'completed')?.externalId;
    expect(after.find((run) => run.externalId === completed)?.status).toBe('running');
  });
});
