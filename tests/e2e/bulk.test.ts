import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import {
  AGENTS,
  ANA,
  API_TEAM,
  BEN,
  messages,
  shown,
  startWorld,
  type TestWorld,
  until,
  WEB_TEAM,
} from '../support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startWorld();
  await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
});
afterEach(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const sandbox = () => {
  if (world.app.sandbox === null) throw new Error('There is no embedded workspace.');
  return world.app.sandbox;
};
const runs = (text: string, as = ANA) => sandbox().drive.command(as, AGENTS, '/runs', text);
const whispers = (as = ANA) => sandbox().ephemerals(as) as readonly { ts: string }[];
const lastWhisper = (as = ANA) => shown(whispers(as).at(-1));
const press = (action: string, as = ANA, ts = whispers(as).at(-1)?.ts) =>
  sandbox().drive.click(as, { type: 'message', channel: AGENTS, ts: String(ts) }, action);
const card = () => messages(world, AGENTS).find((message) => shown(message).includes('bulk-title'));
const cardSays = (...words: string[]) =>
  until(() => {
    for (const word of words) expect(shown(card())).toContain(word);
  });
const pressCard = (action: string, as = ANA) => press(action, as, String(card()?.ts));

async function start(count: number, facts: Parameters<TestWorld['provider']['move']>[1] = { status: 'running' }) {
  for (let index = 1; index <= count; index++) world.provider.move(`x${index}`, { title: `Work ${index}`, ...facts });
  await world.app.poll();
}

describe('many runs', () => {
  test('are counted, confirmed by their number, cancelled after ten seconds, and told of in one message to its end', async () => {
    await start(30);
    await world.app.store.write((tx) => tx.projects.put({ name: 'web', channel: WEB_TEAM }, 0));
    world.provider.obey = () => ({ status: 'cancelled' });
    await runs('cancel status:running');
    for (const word of ['Cancel 30 runs?', '$12.60', 'Work 1', 'and 25 more', 'every run there is']) {
      expect(lastWhisper()).toContain(word);
    }
    expect(messages(world, AGENTS)).toEqual([]);
    await press('bulk-confirm');
    await until(() => expect(sandbox().views(ANA)).toHaveLength(1));
    const view = String(sandbox().views(ANA)[0]?.id);
    const type = (value: string) =>
      sandbox().drive.submit(ANA, view, { count: { count: { type: 'plain_text_input', value } } });
    expect((await type('29')).errors).toEqual({ count: 'You typed 29; it is about 30 runs.' });
    expect(await type('30')).toMatchObject({ ok: true });
    await until(() => expect(lastWhisper()).toContain('Confirmed: Cancel 30 runs'));
    await cardSays('⏳ Cancel 30 runs', 'Until then it can be undone');
    expect(world.provider.acted).toEqual([]);
    await cardSays('✅ Cancelled 30 runs', '30 confirmed');
    expect(world.provider.acted).toHaveLength(30);
    expect(messages(world, AGENTS)).toHaveLength(1);
    await until(() => expect(messages(world, WEB_TEAM)).toHaveLength(1));
    expect(shown(messages(world, WEB_TEAM)[0])).toContain('bulk 1');

    await pressCard('bulk-results', BEN);
    await until(() => expect(lastWhisper(BEN)).toContain('1 to 15 of 30'));
    await press('bulk-results:next', BEN);
    await until(() => expect(lastWhisper(BEN)).toContain('16 to 30 of 30'));
    await pressCard('bulk-file');
    await until(() => expect(shown(messages(world, AGENTS).at(-1))).toContain('bulk-1.csv'));
    const [file] = (messages(world, AGENTS).at(-1) as { files: { url_private: string }[] }).files;
    const lines = (await (await fetch(file?.url_private ?? '')).text()).trim().split('\r\n');
    expect(lines).toHaveLength(31);
    expect(lines[1]).toBe('"1001","Work 1","web","cancel","confirmed","",""');
    await runs('bulk');
    expect(lastWhisper()).toContain('Cancelled 30 runs');
    await runs('bulk 1');
    expect(lastWhisper()).toContain('30 confirmed');
  }, 60_000);

  test('are left alone when somebody undoes it, and the message says who', async () => {
    await start(5);
    await runs('pause 1001 #1002,1003 1009');
    expect(lastWhisper()).toContain('Pause 3 runs?');
    expect(lastWhisper()).toContain('1 of the 4 numbers is of no run');
    await press('bulk-confirm');
    await cardSays('⏳ Pause 3 runs');
    await pressCard('bulk-undo', BEN);
    await cardSays('↩️ Undone: Pause 3 runs', 'Undone by Ben Okafor');
    await press('bulk-undo');
    await until(() => expect(lastWhisper()).toContain('Undone by Ben Okafor'));
    expect(world.provider.acted).toEqual([]);
  });

  test('are discarded without a trace, and an old question does nothing', async () => {
    await start(5);
    await runs('cancel id:1001..1002');
    const question = whispers().at(-1)?.ts;
    await press('bulk-discard');
    await until(() => expect(lastWhisper()).toContain('Discarded. No run was touched.'));
    const stale = { type: 'button', action_id: 'bulk-confirm', value: '1', text: { type: 'plain_text', text: 'x' } };
    const container = { type: 'message' as const, channel: AGENTS, ts: String(question) };
    await sandbox().drive.act({ as: ANA, container, block_id: 'bulk-actions', action: stale, stale: true });
    await until(() => expect(lastWhisper()).toContain('There is no bulk action 1, or it was discarded'));
    expect(world.provider.acted).toEqual([]);
  });

  test('are ticked on the board', async () => {
    await start(5);
    await runs('');
    await press('bulk-select');
    await until(() => expect(lastWhisper()).toContain('Select runs'));
    const [board] = whispers() as readonly {
      ts: string;
      blocks?: { block_id: string; elements?: { options?: { value: string }[] }[] }[];
    }[];
    const options = board?.blocks?.find((block) => block.block_id === 'select-runs')?.elements?.[0]?.options ?? [];
    expect(options).toHaveLength(5);
    const container = { type: 'message' as const, channel: AGENTS, ts: String(board?.ts) };
    const selected_options = options.slice(0, 2);
    const ticks = { type: 'checkboxes', action_id: 'bulk-tick', selected_options };
    expect(await sandbox().drive.act({ as: ANA, container, block_id: 'select-runs', action: ticks })).toEqual({
      ok: true,
    });
    const cancel = { type: 'button', action_id: 'bulk-ticked:cancel' };
    const state = { 'select-runs': { 'bulk-tick': { type: 'checkboxes', selected_options } } };
    await sandbox().drive.act({ as: ANA, container, block_id: 'select-ticked-actions', action: cancel, state });
    await until(() => expect(lastWhisper()).toContain('Cancel 2 runs?'));
    await sandbox().drive.act({ as: ANA, container, block_id: 'select-ticked-actions', action: cancel });
    await until(() => expect(lastWhisper()).toContain('Tick some runs first'));
    await press('bulk-all:archive', ANA, board?.ts);
    await until(() => expect(lastWhisper()).toContain('5 runs match'));
  });

  test('get a sentence where there is nothing to do, and words of the right kind', async () => {
    await start(2);
    await runs('resume status:running');
    expect(lastWhisper()).toContain('there is none to resume: 2 running');
    await runs('cancel project:none');
    expect(lastWhisper()).toContain('No run matches');
    await runs('cancel stauts:running');
    expect(lastWhisper()).toContain('status');
    await runs('tag project:web +shop -old');
    expect(lastWhisper()).toContain('Tag 2 runs with +shop -old?');
    await runs('move project:web');
    expect(lastWhisper()).toContain('Say where to at the end');
    await runs('move id:1001 project=');
    expect(lastWhisper()).toContain('Move 1 run out of their project?');
    await runs('bulk nonsense');
    expect(lastWhisper()).toContain('/runs bulk 3');
  });
});

describe('a stop', () => {
  test('that its provider refuses is said on the card, until something changes', async () => {
    await runs('new Fix the login redirect');
    await until(() => expect(world.provider.created).toHaveLength(1));
    const id = `x${world.provider.created[0]?.number}`;
    world.provider.move(id, { status: 'running' });
    await world.app.poll();
    world.provider.failures.set('act', new AppError('invalid', 'The run is locked.'));
    await runs(`cancel ${id.slice(1)}`);
    const runCard = () => shown(messages(world, AGENTS)[0]);
    await until(() => expect(runCard()).toContain('Did not stop: The run is locked.'));
    world.provider.move(id, { status: 'waiting', question: 'May I?' });
    await world.app.poll();
    await until(() => expect(runCard()).not.toContain('Did not stop'));
  });

  test('that does not last raises an alarm, once, where the card and where the project is', async () => {
    await world.app.store.write((tx) => tx.projects.put({ name: 'web', channel: API_TEAM }, 0));
    await runs('new project=web Fix the login redirect');
    await until(() => expect(world.provider.created).toHaveLength(1));
    const id = `x${world.provider.created[0]?.number}`;
    const move = async (facts: Parameters<TestWorld['provider']['move']>[1]) => {
      world.provider.move(id, facts);
      await world.app.poll();
    };
    await move({ status: 'running' });
    await runs(`cancel ${id.slice(1)}`);
    await move({ status: 'cancelled', finishedAt: Date.now() });
    await move({ status: 'running', finishedAt: null });
    const alarms = (channel: string) =>
      messages(world, channel).filter((message) => shown(message).includes('alarm-title'));
    await until(() => expect([alarms(AGENTS), alarms(API_TEAM)].map(({ length }) => length)).toEqual([1, 1]));
    expect(shown(alarms(AGENTS)[0])).toContain('Moves again after it was cancelled');
    await move({ status: 'running', progress: 0.9 });
    await move({ status: 'waiting', question: 'May I?' });
    await world.app.poll();
    expect(alarms(AGENTS)).toHaveLength(1);
  });
});
