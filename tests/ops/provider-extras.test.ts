import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hintProvider } from '../../src/ops/hint-provider.ts';
import { pollRuns } from '../../src/ops/poll-runs.ts';
import { syncProjects } from '../../src/ops/sync-projects.ts';
import { unbanRun } from '../../src/ops/unban-run.ts';
import { opsWorld } from '../support/ops-world.ts';

let world: Awaited<ReturnType<typeof opsWorld>>;
beforeEach(async () => {
  world = await opsWorld();
});
afterEach(() => world.close());

describe('a hint from a provider', () => {
  test('makes us look, and is refused for a provider that is not there', async () => {
    world.provider.move('x1', { status: 'running' });
    expect(hintProvider(world.context, 'scripted')).toBe(true);
    await world.quiet();
    expect(world.provider.hints).toBe(1);
    expect(await world.store.runs.watched('scripted')).toHaveLength(1);
    expect(hintProvider(world.context, 'nobody')).toBe(false);
  });

  test('while a poll is under way costs no second one', async () => {
    let asked = 0;
    const { provider } = world;
    const changes = provider.changes.bind(provider);
    provider.changes = async (cursor, watched) => {
      asked++;
      return changes(cursor, watched);
    };
    await Promise.all([pollRuns(world.context), pollRuns(world.context), pollRuns(world.context)]);
    expect(asked).toBe(1);
    await pollRuns(world.context);
    expect(asked).toBe(2);
  });
});

describe("a provider's projects", () => {
  test('are there before any run of theirs, and what somebody changed stays', async () => {
    world.provider.known = [{ name: 'web', description: 'The shop' }];
    await syncProjects(world.context);
    expect(await world.store.projects.get('web')).toMatchObject({ provider: 'scripted', description: 'The shop' });
    await world.store.write((tx) => tx.projects.put({ name: 'web', description: 'Ours' }, world.clock.now));
    await syncProjects(world.context);
    expect(await world.store.projects.get('web')).toMatchObject({ description: 'Ours' });
  });
});

describe('lifting a ban', () => {
  test('asks the provider of the run, and is refused with a sentence where there is nothing to lift', async () => {
    world.provider.move('x1', { status: 'cancelled' });
    await pollRuns(world.context);
    const [run] = await world.store.runs.byExternalIds('scripted', ['x1']);
    await unbanRun(world.context, run?.number ?? 0);
    expect(world.provider.unbanned).toEqual(['x1']);
    await expect(unbanRun(world.context, 9999)).rejects.toThrow('There is no run #9999');
  });
});
