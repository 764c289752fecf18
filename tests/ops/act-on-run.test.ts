import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { actOnRun } from '../../src/ops/act-on-run.ts';
import { pollRuns } from '../../src/ops/poll-runs.ts';
import { settleOpen } from '../../src/ops/settle-open.ts';
import { ANA, opsWorld } from '../support/ops-world.ts';

let world: Awaited<ReturnType<typeof opsWorld>>;
let number: number;

beforeEach(async () => {
  world = await opsWorld();
  world.provider.move('x1', { status: 'running' });
  await pollRuns(world.context);
  number = (await world.store.runs.watched('scripted'))[0]?.number ?? 0;
});
afterEach(() => world.close());

const act = (action: 'pause' | 'resume' | 'cancel' | 'say', key: string, text: string | null = null) =>
  actOnRun(world.context, action, { key, run: number, by: ANA, text });
const run = () => world.store.runs.get(number);

describe('an action', () => {
  test('is requested until the provider says that it has happened', async () => {
    expect(await act('cancel', 'k1')).toMatchObject({ state: 'requested' });
    expect(await run()).toMatchObject({ status: 'running', pending: { action: 'cancel', by: ANA } });
    world.provider.move('x1', { status: 'cancelled' });
    world.clock.now += 5_000;
    await pollRuns(world.context);
    expect(await run()).toMatchObject({ status: 'cancelled', pending: null });
    expect(await world.story(number)).toEqual(['created', 'started', 'requested', 'confirmed', 'cancelled']);
    expect(await world.store.operations.get('k1')).toMatchObject({ state: 'confirmed' });
  });

  test('that the provider does at once is confirmed in the answer', async () => {
    world.provider.obey = () => ({ status: 'paused' });
    expect(await act('pause', 'k1')).toMatchObject({ state: 'confirmed', run: { status: 'paused' } });
  });

  test('pressed twice acts once, with the same key and with another', async () => {
    await act('cancel', 'k1');
    expect(await act('cancel', 'k1')).toMatchObject({ state: 'already' });
    expect(await act('cancel', 'k2')).toMatchObject({ state: 'already' });
    expect(world.provider.acted).toHaveLength(1);
  });

  test('that makes no sense now is refused with what is possible instead', async () => {
    await expect(act('resume', 'k1')).rejects.toThrow(
      /is running, so there is nothing to resume. You can pause it, cancel it or send it a message\./,
    );
    await expect(actOnRun(world.context, 'pause', { key: 'k2', run: 9999, by: ANA })).rejects.toThrow(
      'There is no run #9999',
    );
    expect(world.provider.acted).toHaveLength(0);
  });

  test('that the provider cannot do is refused with its own sentence', async () => {
    world.provider.capabilities = {
      ...world.provider.capabilities,
      pause: 'It has no pause; cancel and retry instead.',
    };
    await expect(act('pause', 'k1')).rejects.toThrow('It has no pause; cancel and retry instead.');
  });

  test('that the provider refuses has failed, and the run shows its true status again', async () => {
    world.provider.failures.set('act', new AppError('invalid', 'The run is locked.'));
    await expect(act('cancel', 'k1')).rejects.toThrow('The run is locked.');
    expect(await run()).toMatchObject({ status: 'running', pending: null });
    expect(await world.story(number)).toEqual(['created', 'started', 'requested', 'refused']);
  });

  test('that does not reach the provider is sent again, and counts once there', async () => {
    world.provider.failures.set('act', new AppError('unavailable', 'It does not answer.'));
    expect(await act('cancel', 'k1')).toMatchObject({ state: 'requested' });
    world.provider.failures.clear();
    world.clock.now += 11_000;
    await settleOpen(world.context);
    world.clock.now += 11_000;
    await settleOpen(world.context);
    expect(world.provider.acted.map((each) => each.key)).toEqual(['k1']);
  });

  test('that nobody confirms has failed after two minutes', async () => {
    await act('cancel', 'k1');
    world.clock.now += 121_000;
    await settleOpen(world.context);
    expect(await run()).toMatchObject({ status: 'running', pending: null });
    expect(await world.store.operations.get('k1')).toMatchObject({ state: 'failed' });
    const notice =
      'Did not stop: the provider has not confirmed it within 2 minutes; look at the run there, or cancel it again';
    expect(await run()).toMatchObject({ notice });
    world.provider.move('x1', { progress: 0.9 });
    world.clock.now += 5_000;
    await pollRuns(world.context);
    expect(await run()).toMatchObject({ progress: 0.9, notice });
    await act('cancel', 'k2');
    expect(await run()).toMatchObject({ notice: null });
  });

  test('to cancel replaces a pause that is under way; any other has to wait', async () => {
    await act('pause', 'k1');
    await expect(act('say', 'k2', 'hello')).rejects.toThrow('is pausing');
    expect(await act('cancel', 'k3')).toMatchObject({ state: 'requested' });
    expect(await world.store.operations.get('k1')).toMatchObject({ state: 'failed', error: 'replaced by cancel' });
  });
});

describe('a message to the agent', () => {
  test('is delivered once the provider has taken it', async () => {
    expect(await act('say', 'k1', 'Use the new client')).toMatchObject({ state: 'confirmed', run: { pending: null } });
    expect(world.provider.acted[0]).toMatchObject({ action: 'say', text: 'Use the new client' });
  });

  test('of unclear outcome is not said twice but reported', async () => {
    world.provider.loseAnswers = true;
    await expect(act('say', 'k1', 'Go on')).rejects.toThrow('unclear whether the message arrived');
    world.clock.now += 30_000;
    await settleOpen(world.context);
    expect(world.provider.acted).toHaveLength(1);
  });

  test('without words is refused', async () => {
    await expect(act('say', 'k1', '   ')).rejects.toThrow('the message is empty');
  });
});
