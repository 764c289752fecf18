import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ANA, BEN, GENERAL, openWorkspace, SECRET, type Workspace } from './support/workspace.ts';

describe.each(['http', 'socket'] as const)('over %s', (transport) => {
  let workspace: Workspace;
  let direct: string;
  beforeEach(async () => {
    workspace = await openWorkspace(transport);
    await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
    direct = `D${ANA.slice(1)}`;
  });
  afterEach(async () => {
    expect(workspace.log.errors).toEqual([]);
    await workspace.stop();
  });

  const write = async (text: string, thread: string | null = null, as = ANA, channel = GENERAL) => {
    const outcome = await workspace.sandbox.drive.message(as, channel, text, thread);
    expect(outcome.ok).toBe(true);
    return String(outcome.ts);
  };
  const whispers = (as = ANA) => JSON.stringify(workspace.sandbox.ephemerals(as));
  const signs = (ts: string) => {
    const message = workspace.sandbox.messages(GENERAL).find((each) => each.ts === ts);
    return (message?.reactions as { name: string }[] | undefined)?.map(({ name }) => name) ?? [];
  };
  /** A thread of somebody's in which the card of a run stands. */
  const threadOf = async (number: number) => {
    workspace.tools.add(number, { status: 'running' });
    const ts = await write('Who fixes the login?');
    workspace.tools.threads.set(`${GENERAL} ${ts}`, number);
    return ts;
  };
  const deeds = () => workspace.tools.deeds;
  const quiet = () => workspace.slack.stop();

  test('a mention starts a run whose card comes into its thread, with options and the names of people', async () => {
    const ts = await write('@Runtower project=web priority=high Fix what @ben found & "that" <b>');
    await vi.waitFor(() => expect(deeds()).toHaveLength(1));
    expect(deeds()[0]).toMatchObject({
      verb: 'start',
      prompt: 'Fix what @Ben Okri found & "that" <b>',
      by: ANA,
      place: { channel: GENERAL, threadTs: ts },
    });
    expect(whispers()).toBe('[]');
  });

  test('a mention that comes twice starts one run', async () => {
    workspace.sandbox.drills.duplicate(true);
    await write('@Runtower Fix the login');
    await vi.waitFor(() => expect(deeds()).toHaveLength(1));
    await quiet();
    expect(deeds()).toHaveLength(1);
  });

  test('an event is acknowledged once it is recorded, so that Slack sends it again after a crash; but never too late', async () => {
    workspace.tools.before = () => new Promise((resolve) => setTimeout(resolve, 700));
    await write('@Runtower Fix the login');
    expect(deeds()).toHaveLength(1);
    workspace.tools.before = () => new Promise((resolve) => setTimeout(resolve, 3_500));
    const before = Date.now();
    await write('@Runtower Fix the footer');
    expect(Date.now() - before).toBeLessThan(2_900);
    await vi.waitFor(() => expect(deeds()).toHaveLength(2), { timeout: 5_000 });
  });

  test('an answer in the thread of a run goes to its agent, once', async () => {
    const thread = await threadOf(1042);
    workspace.sandbox.drills.duplicate(true);
    await write('Use the staging database', thread, BEN);
    await vi.waitFor(() => expect(deeds()).toHaveLength(1));
    await quiet();
    expect(deeds()).toEqual([{ verb: 'say', run: 1042, by: BEN, text: 'Use the staging database' }]);
  });

  test('a mention in that thread goes to the agent too, unless it asks for something new', async () => {
    const thread = await threadOf(1042);
    await write('@Runtower and add a test', thread);
    await vi.waitFor(() => expect(deeds()).toMatchObject([{ verb: 'say', text: 'and add a test' }]));
    await write('@Runtower new Fix the footer', thread);
    await vi.waitFor(() => expect(deeds()[1]).toMatchObject({ verb: 'start', prompt: 'Fix the footer' }));
    await write('@Runtower project=web Fix the header', thread);
    await vi.waitFor(() => expect(deeds()[2]).toMatchObject({ verb: 'start', prompt: 'Fix the header' }));
    expect(deeds()[2]).toMatchObject({ place: { channel: GENERAL, threadTs: thread } });
  });

  test('what people say among themselves is left alone', async () => {
    const thread = await threadOf(1042);
    for (const text of ['(aside) lunch?', '(ASIDE) lunch?', '!aside lunch?', '@ben what do you think?', 'cc @ben'])
      await write(text, thread);
    await write('In a thread without a run', await write('Something else'));
    await write('On its own');
    await write('Use the staging database', thread);
    await vi.waitFor(() => expect(deeds()).toHaveLength(1));
    await quiet();
    expect(deeds()).toMatchObject([{ text: 'Use the staging database' }]);
    expect(whispers()).toBe('[]');
  });

  test('who may only look gets a sign for every message and the sentence once, and nothing is done', async () => {
    const thread = await threadOf(1042);
    workspace.tools.roles.set(BEN, 'viewer');
    const first = await write('Use the staging database', thread, BEN);
    const second = await write('Please', thread, BEN);
    await vi.waitFor(() => expect([...signs(first), ...signs(second)]).toEqual(['warning', 'warning']));
    await vi.waitFor(() => expect(whispers(BEN)).toContain('needs the role operator'));
    expect(workspace.sandbox.ephemerals(BEN)).toHaveLength(1);
    const mention = await write('@Runtower Fix it', null, BEN);
    await vi.waitFor(() => expect(signs(mention)).toEqual(['warning']));
    await vi.waitFor(() => expect(workspace.sandbox.ephemerals(BEN)).toHaveLength(2));
    expect(deeds()).toEqual([]);
  });

  test('a command after a mention is no work for an agent: it is pointed out, and `new` starts it all the same', async () => {
    await write('@Runtower cancel 1042');
    await vi.waitFor(() => expect(whispers()).toContain('type `/runs cancel 1042`'));
    await write('@Runtower stats');
    await vi.waitFor(() => expect(whispers()).toContain('type `/runs stats`'));
    expect(deeds()).toEqual([]);
    await write('@Runtower new cancel 1042');
    await write('@Runtower list all failing tests and fix them');
    await vi.waitFor(() => expect(deeds()).toHaveLength(2));
    expect(
      deeds()
        .map(({ prompt }) => prompt)
        .sort(),
    ).toEqual(['cancel 1042', 'list all failing tests and fix them']);
  });

  test('a wrong option or an empty prompt is said, and nothing is started', async () => {
    await write('@Runtower projcet=web Fix it');
    await vi.waitFor(() => expect(whispers()).toContain('Did you mean project='));
    await write('@Runtower project=shop Fix it');
    await vi.waitFor(() => expect(whispers()).toContain('There is no project'));
    expect(deeds()).toEqual([]);
  });

  test('a mention alone, or with help, is told what can be said', async () => {
    await write('@Runtower');
    await vi.waitFor(() => expect(whispers()).toContain('What you can say to me'));
    await write('hello @Runtower help');
    await write('@Runtower: help');
    await vi.waitFor(() => expect(workspace.sandbox.ephemerals(ANA)).toHaveLength(2));
    expect(deeds()).toMatchObject([{ verb: 'start', prompt: 'hello help' }]);
  });

  test('a direct message starts nothing and is told what can be said; with a mention it starts a run', async () => {
    workspace.sandbox.drills.duplicate(true);
    await write('Fix the login', null, ANA, direct);
    const said = () => workspace.sandbox.messages(direct).filter(({ bot_id }) => bot_id !== undefined);
    await vi.waitFor(() => expect(JSON.stringify(said())).toContain('What you can say to me'));
    expect(deeds()).toEqual([]);
    const ts = await write('@Runtower Fix the login', null, ANA, direct);
    await vi.waitFor(() => expect(deeds()).toHaveLength(1));
    expect(deeds()[0]).toMatchObject({ verb: 'start', place: { channel: direct, threadTs: ts } });
    await quiet();
    expect(said()).toHaveLength(1);
  });

  test('a shortcut from anywhere opens the form, and the card goes to the conversation with the person', async () => {
    expect(await workspace.sandbox.drive.shortcut(ANA, 'new-run')).toEqual({ ok: true });
    const [view] = workspace.sandbox.views(ANA);
    const prompt = { prompt: { prompt: { type: 'plain_text_input', value: 'Fix that' } } };
    expect((await workspace.sandbox.drive.submit(ANA, String(view?.id), prompt)).ok).toBe(true);
    expect(deeds()).toMatchObject([{ verb: 'start', prompt: 'Fix that', place: { channel: direct, threadTs: null } }]);
  });

  test('a shortcut on a message opens the form with its text; the run knows the message, its card goes into the thread', async () => {
    const ts = await write('The login is broken, @ben says & so do I', null, BEN);
    expect(await workspace.sandbox.drive.shortcut(ANA, 'start-from-message', { channel: GENERAL, ts })).toEqual({
      ok: true,
    });
    const [view] = workspace.sandbox.views(ANA);
    expect(JSON.stringify(view)).toContain('"initial_value":"The login is broken, @Ben Okri says & so do I"');
    const outcome = await workspace.sandbox.drive.submit(ANA, String(view?.id), {});
    expect(outcome.ok).toBe(true);
    expect(deeds()).toMatchObject([
      { verb: 'start', by: ANA, place: { channel: GENERAL, threadTs: ts }, trigger: { channel: GENERAL, ts } },
    ]);
    expect(deeds()[0]?.metadata).toMatchObject({ 'slack author': 'Ben Okri' });
    expect(JSON.stringify(deeds()[0]?.metadata)).toContain(`/p${ts.replace('.', '')}`);
  });

  test('a form that Slack does not open for a message can be tried again, and still belongs to the message', async () => {
    const ts = await write('The login is broken');
    workspace.sandbox.drills.failNext('views.open', 'expired_trigger_id');
    await workspace.sandbox.drive.shortcut(ANA, 'start-from-message', { channel: GENERAL, ts });
    await vi.waitFor(() => expect(whispers()).toContain('three seconds'));
    const again = workspace.sandbox.ephemerals(ANA).at(-1);
    const container = { type: 'message' as const, channel: GENERAL, ts: String(again?.ts) };
    await workspace.sandbox.drive.click(ANA, container, 'new-run');
    await vi.waitFor(() => expect(workspace.sandbox.views(ANA)).toHaveLength(1));
    await workspace.sandbox.drive.submit(ANA, String(workspace.sandbox.views(ANA)[0]?.id), {});
    expect(deeds()).toMatchObject([{ prompt: 'The login is broken', place: { channel: GENERAL, threadTs: ts } }]);
  });

  test('one button opens a form for another run each time it is pressed', async () => {
    await workspace.sandbox.drive.command(ANA, GENERAL, '/runs', '');
    const board = workspace.sandbox.ephemerals(ANA).at(-1);
    const container = { type: 'message' as const, channel: GENERAL, ts: String(board?.ts) };
    for (const text of ['Fix this', 'Fix that']) {
      await workspace.sandbox.drive.click(ANA, container, 'new-run');
      const prompt = { prompt: { prompt: { type: 'plain_text_input', value: text } } };
      await workspace.sandbox.drive.submit(ANA, String(workspace.sandbox.views(ANA)[0]?.id), prompt);
    }
    expect(deeds().map(({ prompt }) => prompt)).toEqual(['Fix this', 'Fix that']);
  });

  test('a link to a run shows how it is, under the message; any other link does not', async () => {
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart' });
    const ts = await write(
      'Look: https://tower.test/runs/1042 and https://tower.test/health and https://tower.test/runs/7',
    );
    const message = () => workspace.sandbox.messages(GENERAL).find((each) => each.ts === ts);
    await vi.waitFor(() => expect(JSON.stringify(message()?.attachments)).toContain('Sort the cart'));
    expect(message()?.attachments).toHaveLength(1);
    await write('https://elsewhere.test/runs/1042');
    await quiet();
    const asked = workspace.sandbox.calls.filter(({ method }) => method === 'chat.unfurl');
    expect(asked).toMatchObject([{ ok: true }]);
  });

  test('a whole log comes as a file without control sequences; where we are no member it comes directly, with the reason', async () => {
    workspace.tools.add(1042, { status: 'running' });
    workspace.sandbox.drills.duplicate(true);
    await workspace.sandbox.drive.command(ANA, GENERAL, '/runs', 'logs 1042 file');
    const files = (channel: string) =>
      workspace.sandbox.messages(channel).flatMap(({ files }) => (files ?? []) as { name: string; size: number }[]);
    await vi.waitFor(() => expect(files(GENERAL)).toMatchObject([{ name: '1042.log' }]));
    workspace.sandbox.drills.duplicate(false);
    await workspace.sandbox.drive.command(ANA, SECRET, '/runs', 'logs 1042 file');
    await vi.waitFor(() => expect(files(direct)).toMatchObject([{ name: '1042.log' }]));
    await vi.waitFor(() => expect(JSON.stringify(workspace.sandbox.ephemerals(ANA))).toContain('not a member'));
    await quiet();
    expect(files(GENERAL)).toHaveLength(1);
  });

  test('the button under a log sends the whole of it, as often as it is pressed', async () => {
    workspace.tools.add(1042, { status: 'running' });
    await workspace.sandbox.drive.command(ANA, GENERAL, '/runs', 'logs 1042');
    const log = workspace.sandbox.ephemerals(ANA).at(-1);
    const container = { type: 'message' as const, channel: GENERAL, ts: String(log?.ts) };
    for (const count of [1, 2]) {
      await workspace.sandbox.drive.click(ANA, container, 'log-file');
      await vi.waitFor(() =>
        expect(workspace.sandbox.messages(GENERAL).filter(({ files }) => files !== undefined)).toHaveLength(count),
      );
    }
  });
});
