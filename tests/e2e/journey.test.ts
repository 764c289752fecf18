import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AGENTS,
  ANA,
  BEN,
  cardIn,
  messages,
  shown,
  startWorld,
  type TestWorld,
  until,
  WEB_TEAM,
} from '../support/world.ts';

describe.each(['http', 'socket'])('a run, over %s', (transport) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await startWorld({ SANDBOX_TRANSPORT: transport });
    await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
  });
  afterEach(async () => {
    expect(world.errors).toEqual([]);
    await world.close();
  });

  const runs = (text: string, as = ANA, channel = AGENTS) =>
    world.app.sandbox?.drive.command(as, channel, '/runs', text);
  const click = async (action: string, as = ANA) => {
    const { ts } = await cardIn(world, AGENTS);
    return world.app.sandbox?.drive.click(as, { type: 'message', channel: AGENTS, ts }, action);
  };
  const cardSays = (...words: string[]) =>
    until(async () => {
      const { text } = await cardIn(world, AGENTS);
      for (const word of words) expect(text).toContain(word);
    });
  const whisper = (as: string) => shown(world.app.sandbox?.ephemerals(as).at(-1));
  const started = async (prompt: string) => {
    expect(await runs(`new ${prompt}`)).toEqual({ ok: true });
    await cardIn(world, AGENTS);
    await until(() => expect(world.provider.created).toHaveLength(1));
    const id = `x${world.provider.created[0]?.number}`;
    world.provider.move(id, { status: 'running', prompt, title: prompt, startedAt: Date.now(), progress: 0.2 });
    await world.app.poll();
    return id;
  };

  test('is started from Slack, moves on its card, is paused, resumed and cancelled, and says each only when it is so', async () => {
    const id = await started('Fix the login redirect');
    await cardSays('Running', 'Fix the login redirect', '20%');

    expect(await click('pause')).toEqual({ ok: true });
    await cardSays('Pausing');
    expect(world.provider.acted).toMatchObject([{ action: 'pause', externalId: id }]);
    world.provider.move(id, { status: 'paused' });
    await cardSays('Paused');

    await click('resume');
    world.provider.move(id, { status: 'running', progress: 0.6 });
    await cardSays('Running', '60%');

    await click('cancel', BEN);
    await cardSays('Cancelling', 'Ben Okafor');
    expect((await cardIn(world, AGENTS)).text).not.toContain('Cancelled');
    world.provider.move(id, { status: 'cancelled', finishedAt: Date.now() });
    await cardSays('Cancelled');
    expect(messages(world, AGENTS)).toHaveLength(1);
  });

  test('that fails is told once, to the channel of its project', async () => {
    await world.app.store.write((tx) => tx.projects.put({ name: 'web', channel: WEB_TEAM }, 0));
    const id = await started('project=web Fix the login redirect');
    world.provider.move(id, { status: 'failed', error: 'Tests failed: 2 of 118', finishedAt: Date.now() });
    await world.app.poll();
    await cardSays('Failed', 'Tests failed: 2 of 118');
    await until(() => expect(messages(world, WEB_TEAM)).toHaveLength(1));
    expect(shown(messages(world, WEB_TEAM)[0])).toContain('Tests failed: 2 of 118');
    await world.app.poll();
    expect(messages(world, WEB_TEAM)).toHaveLength(1);
  });

  test('stands on the status page as it stands in Slack', async () => {
    const id = await started('Fix the login redirect');
    const number = id.slice(1);
    const page = await (await fetch(`${world.app.url}/runs/${number}`)).text();
    expect(page).toContain('Fix the login redirect');
    expect(page).toContain('Ana Ruiz');
    expect(await (await fetch(`${world.app.url}/runs?q=status:running`)).text()).toContain(`/runs/${number}`);
  });

  test('whose every delivery comes twice is started once and acted on once', async () => {
    world.app.sandbox?.drills.duplicate(true);
    await started('Fix the login redirect');
    await click('pause');
    await until(() => expect(world.provider.acted).toHaveLength(1));
    await world.app.poll();
    expect(world.provider.created).toHaveLength(1);
    expect(world.provider.acted).toHaveLength(1);
  });

  test('is not acted on by an old button: a sentence says how it stands', async () => {
    const id = await started('Fix the login redirect');
    const { ts } = await cardIn(world, AGENTS);
    const old = messages(world, AGENTS)[0] as {
      blocks: { block_id: string; elements: { action_id: string; value: string }[] }[];
    };
    const row = old.blocks.find((block) => block.block_id === 'run-actions');
    const pause = row?.elements.find((element) => element.action_id === 'pause');
    world.provider.move(id, { status: 'completed', finishedAt: Date.now() });
    await world.app.poll();
    await cardSays('Completed');
    const outcome = await world.app.sandbox?.drive.act({
      as: BEN,
      container: { type: 'message', channel: AGENTS, ts },
      block_id: 'run-actions',
      action: { type: 'button', action_id: 'pause', value: pause?.value ?? '' },
      stale: true,
    });
    expect(outcome).toEqual({ ok: true });
    await until(() => expect(whisper(BEN)).toContain('completed'));
    expect(world.provider.acted).toEqual([]);
  });

  test('started in words that are wrong is refused with the nearest right word', async () => {
    await runs('shwo 1042');
    await until(() => expect(whisper(ANA)).toContain('show'));
    await runs('list stauts:failed');
    await until(() => expect(whisper(ANA)).toContain('status'));
    await runs('show 999999');
    await until(() => expect(whisper(ANA)).toContain('There is no run #999999'));
    await runs('new project=wbe Fix it');
    await until(() => expect(whisper(ANA)).toContain('There is no project'));
    expect(world.provider.created).toEqual([]);
  });
});
