import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGENTS, ANA, BEN, messages, shown, startWorld, type TestWorld, until } from '../support/world.ts';

describe.each(['http', 'socket'])('a conversation, over %s', (transport) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await startWorld({ SANDBOX_TRANSPORT: transport });
    await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
  });
  afterEach(async () => {
    expect(world.errors).toEqual([]);
    await world.close();
  });

  const drive = () => {
    const { sandbox } = world.app;
    if (sandbox === null) throw new Error('no sandbox');
    return sandbox.drive;
  };
  const write = async (text: string, thread: string | null = null, as = ANA) => {
    const outcome = await drive().message(as, AGENTS, text, thread);
    expect(outcome.ok).toBe(true);
    return String(outcome.ts);
  };
  const signs = (ts: string) =>
    (messages(world, AGENTS).find((each) => each.ts === ts)?.reactions as { name: string }[] | undefined)?.map(
      ({ name }) => name,
    ) ?? [];
  const cards = () => messages(world, AGENTS).filter((each) => shown(each).includes('run-title'));
  const started = async (text: string) => {
    const ts = await write(text);
    await until(() => expect(world.provider.created).toHaveLength(1));
    const id = `x${world.provider.created[0]?.number}`;
    await until(() => expect(cards()).toHaveLength(1));
    return { ts, id };
  };
  const move = async (id: string, facts: Parameters<TestWorld['provider']['move']>[1]) => {
    world.provider.move(id, facts);
    await world.app.poll();
  };

  test('a mention starts a run once; its card stands in the thread and a sign under the mention shows how it is', async () => {
    world.app.sandbox?.drills.duplicate(true);
    const { ts, id } = await started('@Runtower Fix the login');
    expect(cards()[0]).toMatchObject({ thread_ts: ts });
    await until(() => expect(signs(ts)).toEqual(['eyes']));
    await move(id, { status: 'running', startedAt: Date.now() });
    await until(() => expect(signs(ts)).toEqual(['hourglass_flowing_sand']));
    await move(id, { status: 'completed', finishedAt: Date.now() });
    await until(() => expect(signs(ts)).toEqual(['white_check_mark']));
    expect(cards()).toHaveLength(1);
    expect(world.provider.created).toHaveLength(1);
  });

  test('answers in the thread reach the agent once each, with a sign; a refused one gets a sentence', async () => {
    const { ts, id } = await started('@Runtower Fix the login');
    await move(id, { status: 'waiting', question: 'Which database?', startedAt: Date.now() });
    world.app.sandbox?.drills.duplicate(true);
    const answer = await write('Staging', ts, BEN);
    await until(() => expect(signs(answer)).toEqual(['white_check_mark']));
    expect(world.provider.acted).toMatchObject([{ action: 'say', externalId: id, text: 'Staging' }]);
    await write('(aside) coffee?', ts);
    await move(id, { status: 'paused', question: null });
    const refused = await write('Hello?', ts);
    await until(() => expect(signs(refused)).toEqual(['warning']));
    await until(() =>
      expect(shown(world.app.sandbox?.ephemerals(ANA).at(-1))).toContain('is paused, so there is nothing to say'),
    );
    expect(world.provider.acted).toHaveLength(1);
  });

  test('a run whose card cannot stand in its thread is told of directly, with the reason, and its card stands there', async () => {
    world.app.sandbox?.drills.failNext('chat.postMessage', 'restricted_action');
    const ts = await write('@Runtower Fix the login');
    const direct = `D${ANA.slice(1)}`;
    await until(() => expect(messages(world, direct)).toHaveLength(2));
    expect(shown(messages(world, direct)[0])).toContain(`in <#${AGENTS}>: Slack refused it (restricted_action)`);
    expect(shown(messages(world, direct)[1])).toContain('run-title');
    expect(cards()).toEqual([]);
    await until(() => expect(signs(ts)).toEqual(['eyes']));
    await until(() => expect(world.provider.created).toHaveLength(1));
    await move(`x${world.provider.created[0]?.number}`, { status: 'running', startedAt: Date.now() });
    await until(() => expect(shown(messages(world, direct)[1])).toContain('Running'));
  });

  test('a message that is gone when its sign would be set keeps nothing waiting', async () => {
    world.app.sandbox?.drills.failNext('reactions.add', 'message_not_found');
    const { id } = await started('@Runtower Fix the login');
    await move(id, { status: 'running', startedAt: Date.now() });
    await until(async () => {
      const { states } = await world.app.store.outbox.depth('reactions');
      expect(states).toMatchObject({ sent: 2, dead: 0, retry: 0 });
    });
  });

  test('a run that is made of a message by its shortcut stands in that message’s thread', async () => {
    const ts = await write('The login is broken', null, BEN);
    await drive().shortcut(ANA, 'start-from-message', { channel: AGENTS, ts });
    await until(() => expect(world.app.sandbox?.views(ANA)).toHaveLength(1));
    await drive().submit(ANA, String(world.app.sandbox?.views(ANA)[0]?.id), {});
    await until(() => expect(cards()).toMatchObject([{ thread_ts: ts }]));
    await until(() => expect(signs(ts)).toEqual(['eyes']));
    expect(world.provider.created).toMatchObject([
      { prompt: 'The login is broken', metadata: { 'slack author': 'Ben Okafor' } },
    ]);
  });

  test('a link to a run on our own status page shows the run; addresses that only look like one do not', async () => {
    const { id } = await started('@Runtower Fix the login');
    const number = id.slice(1);
    const host = new URL(world.app.url);
    const wrong = [
      `http://${host.hostname}:1/runs/${number}`,
      `${world.app.url}/runs/${number}/x`,
      `${world.app.url}/runs/999999`,
    ];
    const ts = await write(`${wrong.join(' ')} ${world.app.url}/runs/${number}?theme=dark`);
    const shownLinks = () => {
      const message = messages(world, AGENTS).find((each) => each.ts === ts);
      return (message?.attachments ?? []) as { from_url: string }[];
    };
    await until(() =>
      expect(shownLinks().map(({ from_url }) => from_url)).toEqual([`${world.app.url}/runs/${number}?theme=dark`]),
    );
  });

  test('an App Home that is open shows how the runs are, and one’s own action at once', async () => {
    const { id } = await started('@Runtower Fix the login');
    await move(id, { status: 'running', startedAt: Date.now(), title: 'Fix the login' });
    const page = () => shown(world.app.sandbox?.home(ANA) ?? undefined);
    await drive().openHome(ANA);
    await until(() => expect(page()).toContain('Fix the login'));
    const view = { type: 'view' as const, view_id: String(world.app.sandbox?.home(ANA)?.id) };
    expect(await drive().click(ANA, view, 'pause')).toEqual({ ok: true });
    await until(() => expect(page()).toContain('pausing'));
    await move(id, { status: 'paused' });
    await until(() => expect(page()).toContain('Paused'));
    await until(() => expect(page()).toContain('"resume"'));
  });
});
