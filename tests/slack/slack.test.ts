import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ANA, GENERAL, openWorkspace, SECRET, type Workspace } from './support/workspace.ts';

describe.each(['http', 'socket'] as const)('over %s', (transport) => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = await openWorkspace(transport);
    await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
  });
  afterEach(() => workspace.stop());

  const type = (text: string, as = ANA, channel = GENERAL) =>
    workspace.sandbox.drive.command(as, channel, '/runs', text);
  const answers = (as = ANA) => workspace.sandbox.ephemerals(as);
  const answer = async (text: string) => {
    expect(await type(text)).toEqual({ ok: true });
    return JSON.stringify(answers().at(-1) ?? null);
  };

  test('no word at all opens the board, whose buttons filter it in place', async () => {
    workspace.tools.add(1041, { status: 'running', title: 'Sort the cart' });
    workspace.tools.add(1042, { status: 'failed', title: 'Fix the login' });
    const board = await answer('');
    expect(board).toContain('Sort the cart');
    await press('board-filter:failed');
    await vi.waitFor(() => expect(JSON.stringify(answers())).not.toContain('Sort the cart'));
    expect(JSON.stringify(answers())).toContain('Fix the login');
    expect(answers()).toHaveLength(1);
  });

  test('a word that is almost right gets the right one', async () => {
    expect(await answer('lst')).toContain('Did you mean `/runs list`?');
    expect(await answer('status:failed since:7d')).toContain('`/runs list status:failed since:7d`');
    expect(await answer('1042')).toContain('`/runs show 1042`');
    expect(await answer('insights')).toContain('planned and not available yet');
    expect(await answer('xyzzy')).toContain('`/runs help`');
  });

  test('a run is started at once where a prompt is given, in the place where it was asked for', async () => {
    expect(await answer('new project=web tags=a,b Fix "it"\nnow')).toContain('Started #1001');
    expect(workspace.tools.deeds).toEqual([
      { verb: 'start', run: 1001, prompt: 'Fix "it"\nnow', by: ANA, place: { channel: GENERAL, threadTs: null } },
    ]);
  });

  test('a command or a form that Slack delivers twice acts once', async () => {
    workspace.sandbox.drills.duplicate(true);
    workspace.tools.add(1042, { status: 'running' });
    await type('new Fix it');
    await type('cancel 1042');
    await type('projects change web agent=codex');
    await type('new');
    const prompt = { prompt: { prompt: { type: 'plain_text_input', value: 'Fix that' } } };
    await workspace.sandbox.drive.submit(ANA, String(workspace.sandbox.views(ANA)[0]?.id), prompt);
    await vi.waitFor(() => expect(workspace.tools.deeds).toHaveLength(4));
    await workspace.slack.stop();
    expect(workspace.tools.deeds.map(({ verb }) => verb)).toEqual(['start', 'cancel', 'change', 'start']);
  });

  test('a button that is pressed twice at once acts once, and says so', async () => {
    workspace.tools.add(1042, { status: 'running' });
    await type('');
    const [board] = answers();
    const container = { type: 'message' as const, channel: GENERAL, ts: String(board?.ts) };
    const menu = {
      as: ANA,
      container,
      block_id: 'run:1042',
      action: { type: 'overflow', action_id: 'run-menu', selected_option: option(board, 'pause:1042.3') },
    };
    await Promise.all([workspace.sandbox.drive.act(menu), workspace.sandbox.drive.act(menu)]);
    await vi.waitFor(() => expect(answers()).toHaveLength(3));
    expect(workspace.tools.deeds).toEqual([{ verb: 'pause', run: 1042, by: ANA, text: null }]);
    expect(JSON.stringify(answers())).toContain('this was asked before');
  });

  test('cancelling from a menu asks first, and the answer takes the place of the question', async () => {
    workspace.tools.add(1042, { status: 'running' });
    await type('');
    const [board] = answers();
    await workspace.sandbox.drive.act({
      as: ANA,
      container: { type: 'message', channel: GENERAL, ts: String(board?.ts) },
      block_id: 'run:1042',
      action: { type: 'overflow', action_id: 'run-menu', selected_option: option(board, 'cancel:1042.3') },
    });
    await vi.waitFor(() => expect(answers()).toHaveLength(2));
    expect(workspace.tools.deeds).toEqual([]);
    await press('cancel');
    await vi.waitFor(() => expect(JSON.stringify(answers().at(-1))).toContain('cancelling'));
    expect(answers()).toHaveLength(2);
    expect(workspace.tools.deeds).toMatchObject([{ verb: 'cancel', run: 1042 }]);
  });

  test('the form starts a run; what is wrong is said beside its field and the form stays', async () => {
    await type('new project=web');
    const [view] = workspace.sandbox.views(ANA);
    expect(view).toMatchObject({ callback_id: 'new-run' });
    const fill = (prompt: string) => ({
      prompt: { prompt: { type: 'plain_text_input', value: prompt } },
      tags: { tags: { type: 'plain_text_input', value: 'a, b' } },
    });
    const empty = await workspace.sandbox.drive.submit(ANA, String(view?.id), fill('   '));
    expect(empty.errors).toEqual({ prompt: 'Say what the agent should do.' });
    workspace.tools.before = () => Promise.reject(new Error('disk full'));
    const failed = await workspace.sandbox.drive.submit(ANA, String(view?.id), fill('Fix it'));
    expect(failed.errors?.prompt).toContain('Nothing was lost');
    expect(workspace.sandbox.views(ANA)).toHaveLength(1);
    workspace.tools.before = async () => {};
    expect((await workspace.sandbox.drive.submit(ANA, String(view?.id), fill('Fix it'))).ok).toBe(true);
    expect(workspace.sandbox.views(ANA)).toHaveLength(0);
    expect(workspace.tools.deeds).toMatchObject([{ verb: 'start', prompt: 'Fix it', place: { channel: GENERAL } }]);
    await vi.waitFor(() => expect(JSON.stringify(answers())).toContain('Started #1001'));
  });

  test('a form that fails after it closed gives back what was typed', async () => {
    workspace.tools.add(1042, { status: 'running' });
    await type('say 1042', ANA, SECRET);
    const [view] = workspace.sandbox.views(ANA);
    workspace.tools.before = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_300));
      throw new Error('disk full');
    };
    const message = { message: { message: { type: 'plain_text_input', value: 'Use the staging database' } } };
    expect((await workspace.sandbox.drive.submit(ANA, String(view?.id), message)).ok).toBe(true);
    await vi.waitFor(() => expect(direct()).toContain('Use the staging database'), { timeout: 5_000 });
    expect(direct()).toContain('Something went wrong');
  });

  test('a form that Slack does not open leaves a button that opens it, filled as before', async () => {
    workspace.sandbox.drills.failNext('views.open', 'expired_trigger_id');
    const told = await answer('new project=web agent=claude');
    expect(told).toContain('three seconds');
    expect(workspace.sandbox.views(ANA)).toHaveLength(0);
    await press('new-run');
    await vi.waitFor(() => expect(workspace.sandbox.views(ANA)).toHaveLength(1));
    expect(JSON.stringify(workspace.sandbox.views(ANA))).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"web"',
    );
  });

  test('an answer that takes longer than Slack waits comes after the acknowledgement', async () => {
    workspace.tools.add(1042, { status: 'running' });
    workspace.tools.before = () => new Promise((resolve) => setTimeout(resolve, 2_300));
    expect(await type('logs 1042 5')).toEqual({ ok: true });
    expect(answers()).toEqual([]);
    await vi.waitFor(() => expect(JSON.stringify(answers())).toContain('line 99 of #1042'));
  });

  test('old buttons and unknown ones are harmless and say so', async () => {
    await type('');
    const [board] = answers();
    const container = { type: 'message' as const, channel: GENERAL, ts: String(board?.ts) };
    for (const [action_id, value] of [
      ['cancel', 'nonsense'],
      ['cancel', '99.1'],
      ['no-such-button', 'x'],
      ['board-page:next', '{"q":'],
      ['log-page:older', '7'],
    ]) {
      await workspace.sandbox.drive.act({
        as: ANA,
        container,
        block_id: 'b',
        action: {
          type: 'button',
          action_id: action_id ?? '',
          value: value ?? '',
          text: { type: 'plain_text', text: 'x' },
        },
        stale: true,
      });
    }
    await vi.waitFor(() => expect(answers()).toHaveLength(6));
    expect(workspace.tools.deeds).toEqual([]);
    for (const each of answers().slice(1)) expect(JSON.stringify(each)).toContain('⚠️');
  });

  test('every word that help names can be asked for help, and gives no error', async () => {
    const overview = await answer('help');
    for (const word of ['list', 'show', 'new', 'pause', 'say', 'logs', 'status', 'projects', 'page', 'help', 'board']) {
      expect(overview).toContain(`/runs ${word}`);
      expect(await answer(`help ${word}`)).not.toContain('⚠️');
    }
    for (const word of ['status', 'page', 'projects']) expect(await answer(word)).not.toContain('⚠️');
    expect(workspace.sandbox.calls.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a card is shown once in a channel; asked for again it is shown to the person alone', async () => {
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart' });
    expect(await answer('show 1042')).toContain('on its way');
    const again = await answer('show #1042');
    expect(again).toContain('further up in this channel');
    expect(again).toContain('Sort the cart');
    expect(await answer('show 7')).toContain('There is no run #7');
    expect(await answer('cancel status:running')).toContain('Cancel 1 run?');
  });

  test('a channel is named as people name it, and kept by its id', async () => {
    await answer('projects change web channel=#general description="The big shop"');
    expect(workspace.tools.projectList[0]).toMatchObject({ channel: GENERAL, description: 'The big shop' });
    expect(await answer('projects change web channel=#nowhere')).toContain('Slack does not know the channel #nowhere');
    expect(await answer('projects change web chanel=')).toContain('Did you mean channel=?');
    await answer('projects change web channel=');
    expect(workspace.tools.projectList[0]).toMatchObject({ channel: null });
  });

  test('a message reaches Slack once, can be found by its id, and is changed in place', async () => {
    const { messenger } = workspace.slack;
    const message = { text: 'first', blocks: [] };
    const { ts } = await messenger.post({ channel: GENERAL, threadTs: null }, message, 'id-1');
    expect(await messenger.find(GENERAL, null, 'id-1')).toBe(ts);
    expect(await messenger.find(GENERAL, null, 'id-2')).toBe(null);
    await messenger.update(GENERAL, ts, { text: 'second', blocks: [] });
    expect(workspace.sandbox.messages(GENERAL)).toMatchObject([{ text: 'second' }]);
    await expect(messenger.post({ channel: SECRET, threadTs: null }, message, 'id-3')).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('a message in a thread is found there, and a history that may not be read is told from one that fails', async () => {
    const { messenger } = workspace.slack;
    const { ts: threadTs } = await messenger.post(
      { channel: GENERAL, threadTs: null },
      { text: 'x', blocks: [] },
      'id-1',
    );
    const { ts } = await messenger.post({ channel: GENERAL, threadTs }, { text: 'y', blocks: [] }, 'id-2');
    expect(await messenger.find(GENERAL, threadTs, 'id-2')).toBe(ts);
    const { failNext } = workspace.sandbox.drills;
    failNext('conversations.history', 'missing_scope');
    await expect(messenger.find(GENERAL, null, 'id-1')).rejects.toMatchObject({ code: 'forbidden' });
    failNext('conversations.history', 503);
    await expect(messenger.find(GENERAL, null, 'id-1')).rejects.toMatchObject({ code: 'unclear' });
  });

  test('a drawing that Slack refuses is sent as text', async () => {
    workspace.sandbox.drills.failNext('chat.postMessage', 'invalid_blocks');
    const blocks = [{ type: 'divider' as const }];
    await workspace.slack.messenger.post({ channel: GENERAL, threadTs: null }, { text: 'news', blocks }, 'id-1');
    expect(workspace.sandbox.messages(GENERAL)).toMatchObject([{ text: 'news' }]);
  });

  test('a message whose answer got lost is unclear, and found again', async () => {
    workspace.sandbox.drills.failNext('chat.postMessage', 503);
    const { messenger } = workspace.slack;
    const post = () => messenger.post({ channel: GENERAL, threadTs: null }, { text: 'x', blocks: [] }, 'id-9');
    await expect(post()).rejects.toMatchObject({ code: 'unclear' });
    await post();
    expect(await messenger.find(GENERAL, null, 'id-9')).not.toBe(null);
  });

  async function press(actionId: string) {
    const ts = String(answers().at(-1)?.ts);
    expect(await workspace.sandbox.drive.click(ANA, { type: 'message', channel: GENERAL, ts }, actionId)).toEqual({
      ok: true,
    });
  }

  /** Everything that was ever sent to somebody directly. */
  function direct(): string {
    return JSON.stringify(
      workspace.sandbox.calls.filter(({ method, args }) => method === 'chat.postMessage' && args.channel === ANA),
    );
  }
});

/** The option of a run's menu with this value, as the board drew it. */
function option(board: unknown, value: string): Record<string, unknown> {
  const found = JSON.stringify(board).match(new RegExp(`\\{"text":\\{[^{}]*\\},"value":"${value}"\\}`))?.[0];
  if (found === undefined) throw new Error(`no option ${value} in ${JSON.stringify(board)}`);
  return JSON.parse(found);
}
