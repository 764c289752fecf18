import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handsOf } from './support/hands.ts';
import { ANA, BEN, GENERAL, openWorkspace, type Workspace } from './support/workspace.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace('http');
  workspace.tools.roles.set(ANA, 'admin');
  await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
});
afterEach(() => workspace.stop());

const { type, choose, press, answers, shown, form, send } = handsOf(() => workspace);
const says = (words: string) => vi.waitFor(() => expect(shown()).toContain(words));
const deeds = () => workspace.tools.deeds;

describe('a run', () => {
  beforeEach(() => {
    workspace.tools.add(1042, { status: 'failed', title: 'Fix', tags: ['a'], metadata: { ticket: 'T-1' } });
  });

  test('is edited in words, and only what was said is changed', async () => {
    expect(await type('edit 1042 title="Fix the login" tags=b,c')).toContain('#1042: edited');
    await type('edit 1042 project=');
    await type('tag 1042 +nightly -b login');
    await type('move 1042 project=web');
    expect(deeds().map(({ change }) => change)).toEqual([
      { title: 'Fix the login', tags: ['b', 'c'] },
      { project: null },
      { addTags: ['nightly', 'login'], removeTags: ['b'] },
      { project: 'web' },
    ]);
    expect(shown()).toContain('#1042: is in web now');
  });

  test.each([
    ['edit 1042 titel="x"', 'Did you mean title=?'],
    ['edit 1042 Fix it', 'Values with spaces need quotes'],
    ['tag 1042', 'Say which tags come and which go'],
    ['move 1042', 'Say where to'],
    ['move 1042 project=web now', 'Say where to'],
    ['archive', 'Say which run'],
    ['restore 7', 'There is no run #7'],
  ])('said wrong (%s) is left alone, with a sentence', async (text, words) => {
    expect(await type(text)).toContain(words);
    expect(deeds()).toEqual([]);
  });

  test('is edited in a form; what was left as it was shown is left alone, whatever has happened to it meanwhile', async () => {
    await type('edit 1042');
    expect((await form()).text).toContain('"initial_value":"ticket=T-1"');
    workspace.tools.add(1042, { status: 'failed', title: 'Fix, as somebody else wrote', tags: ['a', 'z'] });
    expect(await send({ metadata: 'ticket=T-2\nowner = ana' })).toEqual({ ok: true });
    await says('#1042: edited');
    expect(deeds()).toMatchObject([{ verb: 'edit', change: { metadata: { ticket: 'T-2', owner: 'ana' } } }]);
    expect(deeds()[0]?.change).not.toHaveProperty('title');
    expect(workspace.tools.known.get(1042)).toMatchObject({ title: 'Fix, as somebody else wrote', tags: ['a', 'z'] });
  });

  test('whose form says what cannot be read stays open, with a sentence beside the field', async () => {
    await type('edit 1042');
    await form();
    expect((await send({ metadata: 'ticket=1\nnonsense' })).errors).toEqual({
      metadata: 'Line 2 is not of the form key=value.',
    });
    expect((await send({ title: 'x'.repeat(201) })).errors?.title).toContain('at most 200 characters');
    expect((await send({ title: '', tags: '' })).ok).toBe(true);
    expect(deeds()).toMatchObject([{ change: { title: null, tags: [] } }]);
  });

  test('is archived and restored from its menu, and edited where there is room', async () => {
    await type('');
    await choose('run-menu', 'archive:1042.3');
    await says('#1042: archived');
    workspace.tools.add(1042, { status: 'failed', archivedAt: 1 });
    await type('list is:archived');
    await choose('run-menu', 'restore:1042.3');
    await says('#1042: restored');
    expect(deeds().map(({ verb }) => verb)).toEqual(['archive', 'restore']);
    workspace.tools.add(1042, { status: 'queued' });
    await type('');
    await choose('run-menu', 'edit:1042.3');
    expect((await form()).text).toContain('Edit #1042');
  });

  test('whose every delivery comes twice is changed once', async () => {
    workspace.sandbox.drills.duplicate(true);
    await type('edit 1042 title=Once');
    await type('archive 1042');
    await type('edit 1042');
    await form();
    await send({ title: 'By form' });
    await workspace.slack.stop();
    expect(deeds().map(({ verb }) => verb)).toEqual(['edit', 'archive', 'edit']);
  });
});

describe('projects', () => {
  test('are added, changed, archived and restored in words', async () => {
    expect(await type('projects add api agent=codex channel=#general')).toContain('Saved');
    await type('projects archive api');
    expect(shown()).toContain('archived');
    await type('projects restore api');
    expect(deeds()).toMatchObject([
      { verb: 'add', name: 'api', agent: 'codex', channel: GENERAL },
      { verb: 'archive', name: 'api' },
      { verb: 'restore', name: 'api' },
    ]);
  });

  test('are added and changed in a form', async () => {
    await type('projects add');
    await form();
    expect((await send({ name: ' ' })).errors).toBeDefined();
    const channel = { type: 'conversations_select', selected_conversation: GENERAL };
    expect(await send({ name: 'api', description: 'The backend', channel })).toEqual({ ok: true });
    await says('Saved');
    await type('projects change API');
    expect((await form()).text).toContain('"initial_value":"The backend"');
    expect((await form()).text).toContain(`"initial_conversation":"${GENERAL}"`);
    await send({ description: '' });
    await vi.waitFor(() => expect(deeds()).toHaveLength(2));
    expect(deeds()).toMatchObject([
      { verb: 'add', name: 'api', description: 'The backend', channel: GENERAL },
      { verb: 'change', name: 'api', description: null, channel: GENERAL },
    ]);
  });

  test('that are archived are not offered for new runs and not for moved ones, but to those in them', async () => {
    await type('projects archive web');
    await type('new');
    expect((await form()).text).not.toContain('"value":"web"');
    workspace.tools.add(1042, { status: 'queued', project: 'web' });
    await type('edit 1042');
    await vi.waitFor(async () => expect((await form()).text).toContain('"value":"web"'));
  });

  test('have a button each that opens their form', async () => {
    await type('projects');
    await press('project:0');
    expect((await form()).text).toContain('Change project');
  });
});

describe('saved views', () => {
  test('are saved, listed, opened, shared and removed', async () => {
    expect(await type('views')).toContain('No saved views yet');
    expect(await type('views save "late ones" status:running age:>2h')).toContain('saved, for you alone');
    expect(await type('views share "late ones"')).toContain('for everybody now');
    expect(await type('views')).toContain('shared by you');
    expect(await type('views remove "late ones"')).toContain('`status:running age:&gt;2h`');
    expect(deeds()).toEqual([
      { verb: 'save view', name: 'late ones', query: 'status:running age:>2h' },
      { verb: 'share view', name: 'late ones' },
      { verb: 'remove view', name: 'late ones' },
    ]);
    expect(await type('views rename x')).toContain('Say `/runs views`');
  });
});

describe('people', () => {
  test('are listed, and given a role by their name as Slack knows it', async () => {
    await type('people role @ben viewer');
    expect(shown()).toContain('is viewer');
    expect(deeds()).toEqual([{ verb: 'role', person: BEN, role: 'viewer' }]);
    const list = await type('people');
    expect(list).toContain('People · 2');
    expect(list).toContain('Who comes for the first time is operator.');
    await type('people default viewer');
    expect(await type('people')).toContain('Who comes for the first time is viewer.');
  });

  test.each([
    ['people role ben admin', 'Slack does not know ben'],
    ['people role', 'Slack does not know whom you mean'],
    ['people role @ben boss', 'viewer, operator, admin'],
    ['people role #general admin', 'Slack does not know #general'],
    ['people default admin', 'viewer, operator'],
    ['people remove @ben', 'Say `/runs people`'],
  ])('said wrong (%s) stay as they are, with a sentence', async (text, words) => {
    expect(await type(text)).toContain(words);
    expect(deeds()).toEqual([]);
    expect(answers()).toHaveLength(1);
  });
});
