import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveRun } from '../../src/ops/archive-run.ts';
import { editRun } from '../../src/ops/edit-run.ts';
import { pollRuns } from '../../src/ops/poll-runs.ts';
import { restoreRun } from '../../src/ops/restore-run.ts';
import { startRun } from '../../src/ops/start-run.ts';
import { ANA, opsWorld } from '../support/ops-world.ts';

type World = Awaited<ReturnType<typeof opsWorld>>;
let world: World;
let run: number;
beforeEach(async () => {
  world = await opsWorld();
  await world.store.projects.put({ name: 'Web' }, 0);
  const started = await startRun(world.context, { key: 'start', by: ANA, prompt: 'Fix it', tags: ['a'], place: null });
  await world.quiet();
  run = started.number;
});
afterEach(() => world.close());

const edit = (change: Parameters<typeof editRun>[1]['change'], key = 'edit') =>
  editRun(world.context, { key, run, by: ANA, change });
const details = async () =>
  (await world.store.journal.ofRun(run, 100)).filter(({ kind }) => kind === 'edited').map(({ detail }) => detail);
const polled = async (facts: Parameters<World['provider']['move']>[1]) => {
  world.provider.move(`x${run}`, facts);
  world.clock.now += 5_000;
  await pollRuns(world.context);
  return world.store.runs.get(run);
};

test('an edited title stays when the provider says otherwise, and gives its place back when it is emptied', async () => {
  expect(await polled({ status: 'running', title: 'Working on it' })).toMatchObject({ title: 'Working on it' });
  expect(await edit({ title: ' Fix  the login ' })).toMatchObject({
    state: 'confirmed',
    run: { title: 'Fix the login' },
  });
  expect(await polled({ title: 'Still at it', progress: 0.5 })).toMatchObject({
    title: 'Fix the login',
    progress: 0.5,
  });
  await edit({ title: null }, 'again');
  expect(await polled({ title: 'Almost done', progress: 0.7 })).toMatchObject({ title: 'Almost done' });
});

test('project, tags and metadata that a person took away do not come back with the next poll', async () => {
  await edit({ project: 'web', addTags: ['b'], metadata: { ticket: 'T-1' } });
  expect(await world.store.runs.get(run)).toMatchObject({
    project: 'Web',
    tags: ['a', 'b'],
    metadata: { ticket: 'T-1' },
  });
  await edit({ project: null, tags: [], metadata: {} }, 'empty');
  const after = await polled({ project: 'api', tags: ['theirs'], metadata: { from: 'them' }, progress: 0.9 });
  expect(after).toMatchObject({ project: null, tags: [], metadata: {}, progress: 0.9 });
});

test('the journal says what was edited, in words', async () => {
  await edit({ title: 'Fix the login', project: 'Web', addTags: ['b'], removeTags: ['A'] });
  await edit({ metadata: { ticket: 'T-1' } }, 'metadata');
  expect(await details()).toEqual(['title none → “Fix the login”; project none → “Web”; tags +b −a', 'metadata']);
});

test('the same edit delivered twice is made once, and one that changes nothing is none', async () => {
  expect((await edit({ title: 'Once' })).state).toBe('confirmed');
  expect((await edit({ title: 'Twice' })).state).toBe('already');
  expect((await edit({ title: 'Once', addTags: ['a', '#A '] }, 'same')).state).toBe('already');
  expect(await details()).toHaveLength(1);
});

test('tags are one whatever their case, and as they were first written', async () => {
  const { run: after } = await edit({ addTags: ['#Nightly', 'nightly', 'A'] });
  expect(after.tags).toEqual(['a', 'Nightly']);
});

test.each([
  [{ project: 'wbe' }, 'Did you mean Web?'],
  [{ title: 'x'.repeat(201) }, 'at most 200 characters'],
  [{ tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, 'at most 20 tags'],
  [{ addTags: ['x'.repeat(51)] }, 'at most 50 characters'],
  [{ metadata: { key: 'x'.repeat(1_000) } }, 'at most 1000 characters'],
])('what cannot be is refused with a sentence and changes nothing (%#)', async (change, words) => {
  const before = await world.store.runs.get(run);
  await expect(edit(change)).rejects.toThrow(words);
  expect(await world.store.runs.get(run)).toEqual(before);
  expect((await edit({ title: 'Still possible' })).state).toBe('confirmed');
});

test('a run that nobody has is not edited', async () => {
  const asked = editRun(world.context, { key: 'k', run: 9999, by: ANA, change: { title: 'x' } });
  await expect(asked).rejects.toThrow('There is no run #9999.');
});

test('an archived project takes no more runs, neither new ones nor moved ones', async () => {
  await world.store.projects.put({ name: 'Web', archivedAt: 1 }, 1);
  await expect(edit({ project: 'web' })).rejects.toThrow('is archived');
  const start = startRun(world.context, { key: 's', by: ANA, prompt: 'x', project: 'web', place: null });
  await expect(start).rejects.toThrow('is archived');
});

test('only what has ended is archived, and it comes back when it is asked for', async () => {
  const archive = (key: string) => archiveRun(world.context, { key, run, by: ANA });
  await polled({ status: 'running' });
  await expect(archive('early')).rejects.toThrow('it can be archived once it has ended');
  await polled({ status: 'completed', finishedAt: world.clock.now });
  expect(await archive('k')).toMatchObject({ state: 'confirmed', run: { archivedAt: world.clock.now } });
  expect((await archive('k')).state).toBe('already');
  expect((await archive('other')).state).toBe('already');
  expect(await restoreRun(world.context, { key: 'r', run, by: ANA })).toMatchObject({ run: { archivedAt: null } });
  expect((await restoreRun(world.context, { key: 'r2', run, by: ANA })).state).toBe('already');
  expect((await world.story(run)).slice(-2)).toEqual(['archived', 'restored']);
});

test('a run that moves again does not stay hidden', async () => {
  await polled({ status: 'completed', finishedAt: world.clock.now });
  await archiveRun(world.context, { key: 'k', run, by: ANA });
  expect(await polled({ summary: 'A late word' })).toMatchObject({ archivedAt: expect.any(Number) });
  expect(await polled({ status: 'running', finishedAt: null })).toMatchObject({ archivedAt: null });
});
