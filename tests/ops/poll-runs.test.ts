import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { ALREADY_OVER } from '../../src/domain/event.ts';
import { pollRuns } from '../../src/ops/poll-runs.ts';
import { readFreshness } from '../../src/ops/read-freshness.ts';
import { readLogs } from '../../src/ops/read-logs.ts';
import { opsWorld } from '../support/ops-world.ts';
import { ScriptedProvider } from '../support/scripted-provider.ts';

let world: Awaited<ReturnType<typeof opsWorld>>;
const other = () => world.context.providers.get('other') as ScriptedProvider;

beforeEach(async () => {
  world = await opsWorld([new ScriptedProvider(), new ScriptedProvider('other')]);
});
afterEach(() => world.close());

async function onlyRun() {
  const [run] = await world.store.runs.byExternalIds('scripted', ['x1']);
  if (run === undefined) throw new Error('the run is not known');
  return run;
}

describe('a poll', () => {
  test('that finds nothing new writes no events', async () => {
    world.provider.move('x1', { status: 'running' });
    await pollRuns(world.context);
    const newest = await world.store.journal.newest();
    world.clock.now += 5_000;
    await pollRuns(world.context);
    expect(await world.store.journal.newest()).toBe(newest);
  });

  test('of a silent provider does not hush the others, and says once since when', async () => {
    world.provider.failures.set('changes', new AppError('unavailable', 'It does not answer.'));
    other().move('x1', { status: 'running' });
    const since = world.clock.now;
    await pollRuns(world.context);
    world.clock.now += 5_000;
    await pollRuns(world.context);
    expect(await world.store.runs.watched('other')).toHaveLength(1);
    expect(await world.store.providers.get('scripted')).toMatchObject({
      failingSince: since,
      error: 'It does not answer.',
    });
    world.provider.failures.clear();
    await pollRuns(world.context);
    expect(await world.store.providers.get('scripted')).toMatchObject({ failingSince: null, error: null });
    const events = await world.store.journal.after(0, 100);
    expect(events.filter((event) => event.run === null).map((event) => event.kind)).toEqual([
      'provider-down',
      'provider-up',
    ]);
  });

  test('marks the runs that were over before the first look as history', async () => {
    world.provider.move('x1', { status: 'completed' });
    await pollRuns(world.context);
    const events = await world.store.journal.ofRun((await onlyRun()).number, 10);
    expect(events.find((event) => event.kind === 'completed')?.detail).toBe(ALREADY_OVER);
  });

  test('makes a project of every new project name', async () => {
    world.provider.move('x1', { project: 'mobile' });
    await pollRuns(world.context);
    expect(await world.store.projects.get('mobile')).toMatchObject({ provider: 'scripted', channel: null });
  });

  test('takes a run for lost only after three looks', async () => {
    world.provider.move('x1', { status: 'running' });
    await pollRuns(world.context);
    world.provider.forget('x1');
    for (let look = 0; look < 2; look++) await pollRuns(world.context);
    expect((await onlyRun()).status).toBe('running');
    await pollRuns(world.context);
    expect((await onlyRun()).status).toBe('unknown');
  });
});

describe('what is known of a run', () => {
  test('is stale three polling periods after the provider last answered; a run that ended does not age', async () => {
    world.provider.move('x1', { status: 'running' });
    await pollRuns(world.context);
    expect(await readFreshness(world.context, await onlyRun())).toEqual({
      asOf: world.clock.now,
      stale: false,
      failing: false,
    });
    world.clock.now += 16_000;
    expect(await readFreshness(world.context, await onlyRun())).toMatchObject({ stale: true });
    world.provider.move('x1', { status: 'completed' });
    await pollRuns(world.context);
    world.clock.now += 3_600_000;
    expect(await readFreshness(world.context, await onlyRun())).toMatchObject({ stale: false });
  });
});

describe('a log', () => {
  const line = (index: number) => ({ index, at: null, level: 'info' as const, text: `line ${index}` });

  test('is read on from where it was, kept, and paged from either end', async () => {
    world.provider.move('x1', { status: 'running' });
    await pollRuns(world.context);
    const { number } = await onlyRun();
    world.provider.lines.set(
      'x1',
      Array.from({ length: 1_200 }, (_, index) => line(index)),
    );
    const view = await readLogs(world.context, number, -2, 10);
    expect(view).toMatchObject({ total: 1_200, note: null });
    expect(view.lines.map((each) => each.text)).toEqual(['line 1198', 'line 1199']);
  });

  test('is still shown while the provider is silent, with the reason', async () => {
    world.provider.move('x1', { status: 'running' });
    await pollRuns(world.context);
    const { number } = await onlyRun();
    world.provider.lines.set('x1', [line(0)]);
    await readLogs(world.context, number, 0, 10);
    world.provider.failures.set('logs', new AppError('unavailable', 'It does not answer.'));
    const view = await readLogs(world.context, number, 0, 10);
    expect(view.lines).toHaveLength(1);
    expect(view.note).toContain('It does not answer.');
  });
});
