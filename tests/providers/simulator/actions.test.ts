import { beforeEach, describe, expect, test } from 'vitest';
import type { RunSnapshot, Status } from '../../../src/domain/run.ts';
import type { Simulator } from '../../../src/providers/simulator/index.ts';
import { act, aRequest, CALM, HOUR, MINUTE, read, SECOND, Stage } from './stage.ts';

describe('in a simulated world', () => {
  let stage: Stage;
  let simulator: Simulator;

  beforeEach(async () => {
    stage = new Stage();
    simulator = await stage.open({ history: 20 });
  });

  const get = (id: string) => simulator.get(id, CALM);
  const later = async (id: string, ms: number): Promise<RunSnapshot> => {
    stage.clock.at += ms;
    return get(id);
  };
  const some = async (status: Status): Promise<string> => {
    const { runs } = await read(simulator);
    return runs.find((run) => run.status === status)?.externalId ?? `no ${status} run`;
  };

  test('a pause is asked for first and true a second or two later', async () => {
    const id = await some('running');
    expect(await act(simulator, 'pause', id)).toMatchObject({ status: 'running', statusDetail: 'pausing' });
    expect((await later(id, 900)).status).toBe('running');
    const paused = await later(id, 1_200);
    expect(paused.status).toBe('paused');
    expect(await later(id, HOUR)).toEqual(paused);
  });

  test('a paused run goes on where it stood', async () => {
    const id = await some('running');
    await act(simulator, 'pause', id);
    const paused = await later(id, 2 * SECOND);
    await act(simulator, 'resume', id);
    const resumed = await later(id, 2 * SECOND);
    expect(resumed).toMatchObject({ status: 'running', startedAt: paused.startedAt });
    expect(resumed.progress ?? 0).toBeGreaterThanOrEqual(paused.progress ?? 1);
    expect(resumed.progress ?? 1).toBeLessThan((paused.progress ?? 0) + 0.05);
  });

  test('a cancelled run is “stopping” for two to four seconds, and the journal’s word comes with the end', async () => {
    const id = await some('running');
    const { cursor } = await read(simulator);
    expect(await act(simulator, 'cancel', id)).toMatchObject({ status: 'running', statusDetail: 'stopping' });
    expect((await later(id, 1_900)).statusDetail).toBe('stopping');
    const over = await later(id, 2_200);
    expect(over).toMatchObject({ status: 'cancelled', finishedAt: expect.any(Number) });
    const news = (await read(simulator, cursor)).runs.find((run) => run.externalId === id);
    expect(news).toEqual(over);
  });

  test('queued, waiting and paused runs can be cancelled as well', async () => {
    const ids = [await some('queued'), await some('waiting'), await some('paused')];
    for (const id of ids) await act(simulator, 'cancel', id);
    stage.clock.at += 4 * SECOND;
    expect(await Promise.all(ids.map(async (id) => (await get(id)).status))).toEqual(ids.map(() => 'cancelled'));
    expect((await get(ids[0] ?? '')).startedAt).toBeNull();
  });

  test('an answer makes a waiting run go on at once', async () => {
    const id = await some('waiting');
    const asking = await act(simulator, 'say', id, 'Yes, do it.');
    expect(asking).toMatchObject({ status: 'waiting', statusDetail: 'reading the answer' });
    expect(await later(id, 2 * SECOND)).toMatchObject({ status: 'running', question: null });
    const texts = (await simulator.logs(id, 0, 5_000, CALM)).map((line) => line.text);
    expect(texts).toContain('message: Yes, do it.');
  });

  test('a run that was paused while it waited asks its question again', async () => {
    const id = await some('waiting');
    const { question } = await get(id);
    await act(simulator, 'pause', id);
    expect(await later(id, 2 * SECOND)).toMatchObject({ status: 'paused', question: null });
    await act(simulator, 'resume', id);
    expect(await later(id, 2 * SECOND)).toMatchObject({ status: 'waiting', question });
  });

  test('a message to a running run stands in its log and changes nothing else', async () => {
    const id = await some('running');
    const before = await get(id);
    const after = await act(simulator, 'say', id, '<b>Mind the tests</b>');
    expect({ ...after, etaAt: null }).toEqual({ ...before, etaAt: null });
    const texts = (await simulator.logs(id, 0, 5_000, CALM)).map((line) => line.text);
    expect(texts.at(-1)).toBe('message: <b>Mind the tests</b>');
  });

  test('a message to a run that is pausing does not stop the pause', async () => {
    const id = await some('running');
    await act(simulator, 'pause', id);
    await act(simulator, 'say', id, 'By the way.');
    expect((await later(id, 2 * SECOND)).status).toBe('paused');
  });

  test('a final run goes on for a while after a message and ends again', async () => {
    const id = await some('completed');
    const before = await get(id);
    await act(simulator, 'say', id, 'And the changelog, please.');
    const running = await later(id, 3 * SECOND);
    expect(running).toMatchObject({ status: 'running', finishedAt: null, startedAt: before.startedAt });
    const over = await later(id, 5 * MINUTE);
    expect(over.status).toBe('completed');
    expect(over.finishedAt ?? 0).toBeGreaterThan(before.finishedAt ?? 0);
    expect(over.costMicros ?? 0).toBeGreaterThanOrEqual(before.costMicros ?? 0);
  });

  test('a cancel takes the place of a pause that has not happened yet', async () => {
    const id = await some('running');
    await act(simulator, 'pause', id);
    await act(simulator, 'cancel', id);
    expect((await later(id, 4 * SECOND)).status).toBe('cancelled');
  });

  test('what makes no sense changes nothing', async () => {
    const [over, paused] = [await some('failed'), await some('paused')];
    const before = [await get(over), await get(paused)];
    for (const action of ['pause', 'resume', 'cancel'] as const) await act(simulator, action, over);
    await act(simulator, 'pause', paused);
    stage.clock.at += 5 * SECOND;
    expect([await get(over), await get(paused)]).toEqual(before);
  });

  test('a run that is asked for waits its turn, works for a few minutes with a plan, and ends', async () => {
    const request = aRequest({ agent: 'codex', title: 'Redirect', priority: 'high', metadata: { ticket: 'WEB-9' } });
    const { externalId: id, ...queued } = await simulator.create(request, CALM);
    expect(queued).toMatchObject({
      status: 'queued',
      key: request.key,
      title: 'Redirect',
      agent: 'codex',
      model: 'gpt-5-codex',
    });
    expect(queued).toMatchObject({
      createdAt: stage.clock.at,
      tags: ['from-test'],
      metadata: { ticket: 'WEB-9' },
      priority: 'high',
    });
    const running = await later(id, 4 * SECOND);
    expect(running.status).toBe('running');
    expect(running.plan.length).toBeGreaterThanOrEqual(4);
    expect(['completed', 'failed']).toContain((await later(id, 40 * MINUTE)).status);
  });
});
