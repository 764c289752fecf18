import { afterEach, beforeEach, expect, test } from 'vitest';
import { addProject } from '../../src/ops/add-project.ts';
import { archiveProject } from '../../src/ops/archive-project.ts';
import { changeProject } from '../../src/ops/change-project.ts';
import { ANA, opsWorld } from '../support/ops-world.ts';

let world: Awaited<ReturnType<typeof opsWorld>>;
beforeEach(async () => {
  world = await opsWorld();
});
afterEach(() => world.close());

const add = (name: string, change = {}, key = name) => addProject(world.context, { key, by: ANA, name, change });
const events = async () => (await world.store.journal.after(0, 100)).map(({ detail }) => detail);

test('a project is added, changed, archived and restored, and the journal says each', async () => {
  expect(await add('web', { agent: 'claude' })).toMatchObject({ name: 'web', agent: 'claude', archivedAt: null });
  const change = { key: 'c', by: ANA, name: 'WEB', change: { channel: 'C1', agent: null } };
  expect(await changeProject(world.context, change)).toMatchObject({ name: 'web', channel: 'C1', agent: null });
  const archive = { key: 'a', by: ANA, name: 'web', archived: true };
  expect(await archiveProject(world.context, archive)).toMatchObject({ archivedAt: world.clock.now });
  const restore = { key: 'r', by: ANA, name: 'web', archived: false };
  expect(await archiveProject(world.context, restore)).toMatchObject({ archivedAt: null, channel: 'C1' });
  expect(await events()).toEqual(['web: added', 'web: channel, agent', 'web: archived', 'web: restored']);
});

test('what is delivered twice is done once', async () => {
  await add('web', { agent: 'claude' }, 'k');
  await changeProject(world.context, { key: 'c', by: ANA, name: 'web', change: { agent: 'codex' } });
  expect(await add('web', { agent: 'claude' }, 'k')).toMatchObject({ agent: 'codex' });
  await changeProject(world.context, { key: 'c', by: ANA, name: 'web', change: { agent: 'other' } });
  expect(await world.store.projects.get('web')).toMatchObject({ agent: 'codex' });
  expect(await events()).toHaveLength(2);
});

test.each([
  [() => add('Web', {}, 'again'), 'There is a project web already. To change it'],
  [() => add('  ', {}, 'empty'), '1 to 60 characters'],
  [() => add('api', { provider: 'scriptd' }), 'Did you mean scripted?'],
  [() => changeProject(world.context, { key: 'x', by: ANA, name: 'wbe', change: {} }), 'Did you mean web?'],
])('what cannot be is refused with a sentence (%#)', async (ask, words) => {
  await add('web');
  await expect(ask()).rejects.toThrow(words);
  expect(await world.store.projects.list()).toHaveLength(1);
});

test('the name of an archived project is not free: it can be brought back', async () => {
  await add('web');
  await archiveProject(world.context, { key: 'a', by: ANA, name: 'web', archived: true });
  await expect(add('web', {}, 'again')).rejects.toThrow('/runs projects restore web');
});
