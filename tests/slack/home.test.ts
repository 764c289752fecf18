import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ANA, BEN, openWorkspace, type Workspace } from './support/workspace.ts';

const BY_ANA = { by: { id: ANA, name: 'Ana Ruiz' } };

describe.each(['http', 'socket'] as const)('the App Home, over %s', (transport) => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = await openWorkspace(transport);
    await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
  });
  afterEach(async () => {
    expect(workspace.log.errors).toEqual([]);
    await workspace.stop();
  });

  const open = async (as = ANA) => {
    expect(await workspace.sandbox.drive.openHome(as)).toEqual({ ok: true });
    await vi.waitFor(() => expect(workspace.sandbox.home(as)).not.toBeNull());
  };
  const page = (as = ANA) => JSON.stringify(workspace.sandbox.home(as));
  const container = (as = ANA) => ({ type: 'view' as const, view_id: String(workspace.sandbox.home(as)?.id) });
  const press = async (action: string, value?: string) =>
    expect(await workspace.sandbox.drive.click(ANA, container(), action, value)).toEqual({ ok: true });
  const windows = (as = ANA) => JSON.stringify(workspace.sandbox.views(as));
  const published = () => workspace.sandbox.calls.filter(({ method }) => method === 'views.publish').length;

  test('shows what needs the person, their runs and everybody’s, with the zone that Slack has', async () => {
    workspace.tools.add(1041, { status: 'waiting', title: 'Pick a database', question: 'Which one?', ...BY_ANA });
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart', ...BY_ANA });
    await open();
    for (const words of ['Needs you', 'Which one?', 'Sort the cart', 'simulator', 'Europe/Madrid', 'New run'])
      expect(page()).toContain(words);
  });

  test('acts on a run from its buttons, and says in a window what did not happen', async () => {
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart', ...BY_ANA });
    await open();
    await press('pause', '1042.3');
    expect(workspace.tools.deeds).toMatchObject([{ verb: 'pause', run: 1042, by: ANA }]);
    workspace.tools.known.delete(1042);
    await press('say', '1042.3');
    await vi.waitFor(() => expect(windows()).toContain('There is no run #1042'));
  });

  test('a log is read in a window, page by page, and a run is cancelled from a window only after a question', async () => {
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart', by: { id: BEN, name: 'Ben' } });
    await open();
    await press('logs', '1042.3');
    await vi.waitFor(() => expect(windows()).toContain('lines 61–100 of 100'));
    const view = { type: 'view' as const, view_id: String(workspace.sandbox.views(ANA)[0]?.id) };
    await workspace.sandbox.drive.click(ANA, view, 'log-page:older');
    await vi.waitFor(() => expect(windows()).toContain('lines 21–60 of 100'));
    expect(workspace.sandbox.views(ANA)).toHaveLength(1);
  });

  test('help and the link to the status page open in windows', async () => {
    await open();
    await press('help');
    await vi.waitFor(() => expect(windows()).toContain('What you can do with /runs'));
    await press('page');
    await vi.waitFor(() => expect(windows()).toContain('https://tower.test/signin?token='));
  });

  test('a new run is started from it, and its card goes to the conversation with the person', async () => {
    await open();
    await press('new-run');
    await vi.waitFor(() => expect(workspace.sandbox.views(ANA)).toHaveLength(1));
    const prompt = { prompt: { prompt: { type: 'plain_text_input', value: 'Fix that' } } };
    await workspace.sandbox.drive.submit(ANA, String(workspace.sandbox.views(ANA)[0]?.id), prompt);
    const place = { channel: `D${ANA.slice(1)}`, threadTs: null };
    expect(workspace.tools.deeds).toMatchObject([{ verb: 'start', prompt: 'Fix that', place }]);
  });

  test('what somebody chooses is kept for them, and shows at once', async () => {
    workspace.tools.add(1042, {
      status: 'running',
      title: 'Sort the cart',
      startedAt: workspace.tools.now(),
      ...BY_ANA,
    });
    await open();
    await open(BEN);
    expect(page()).toContain('{ago}');
    await workspace.sandbox.drive.act({
      as: ANA,
      container: container(),
      block_id: 'preference-times',
      action: {
        type: 'static_select',
        action_id: 'preference:times',
        selected_option: { text: { type: 'plain_text', text: 'Date and time' }, value: 'times=full' },
      },
    });
    await vi.waitFor(() => expect(page()).not.toContain('{ago}'));
    expect(page(BEN)).toContain('{ago}');
  });

  test('quiet hours have both ends or none, and cannot end as they begin', async () => {
    await open();
    const choose = (name: string, value: string) =>
      workspace.sandbox.drive.act({
        as: ANA,
        container: container(),
        block_id: 'preference-quiet',
        action: {
          type: 'static_select',
          action_id: `preference:${name}`,
          selected_option: { text: { type: 'plain_text', text: 'any' }, value: `${name}=${value}` },
        },
      });
    const kept = () => workspace.tools.preferences({ id: ANA, name: 'Ana Ruiz' });
    await choose('quietFrom', '1290');
    await vi.waitFor(() => expect(page()).toContain('until 08:00'));
    expect(await kept()).toMatchObject({ quietFrom: 1_290, quietUntil: 480, muteWeekends: false });
    await choose('quietUntil', '1290');
    await vi.waitFor(() => expect(windows()).toContain('cannot end at the moment'));
    expect(await kept()).toMatchObject({ quietFrom: 1_290, quietUntil: 480 });
    await choose('muteWeekends', 'true');
    await choose('quietFrom', 'off');
    await vi.waitFor(() => expect(page()).not.toContain('preference:quietUntil'));
    expect(await kept()).toMatchObject({ quietFrom: null, quietUntil: null, muteWeekends: true });
  });

  test('a change is shown when five seconds are over, and only then; the same page is not put up twice', async () => {
    await open();
    await vi.waitFor(async () => expect((await workspace.tools.homes.get(ANA))?.shown).not.toBeNull());
    const before = published();
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart' });
    await workspace.slack.lookAtHomes();
    expect(page()).not.toContain('Sort the cart');
    workspace.tools.later = 5_000;
    await workspace.slack.lookAtHomes();
    expect(page()).toContain('Sort the cart');
    workspace.tools.later = 10_000;
    workspace.tools.deeds.push({ verb: 'nothing that it shows' });
    await workspace.slack.lookAtHomes();
    expect(published()).toBe(before + 1);
  });

  test('a page that nobody opened for a day is left alone', async () => {
    await open();
    await vi.waitFor(async () => expect((await workspace.tools.homes.get(ANA))?.shown).not.toBeNull());
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart' });
    workspace.tools.later = 86_400_001;
    await workspace.slack.lookAtHomes();
    expect(page()).not.toContain('Sort the cart');
  });

  test('where another page stands there than we know of, what is now is drawn over it', async () => {
    await open();
    await vi.waitFor(async () => expect((await workspace.tools.homes.get(ANA))?.shown).not.toBeNull());
    const known = await workspace.tools.homes.get(ANA);
    await workspace.tools.homes.published(ANA, { hash: 'old', shown: String(known?.shown), seq: 0, nextAt: 0 });
    workspace.tools.add(1042, { status: 'running', title: 'Sort the cart' });
    await workspace.slack.lookAtHomes();
    expect(page()).toContain('Sort the cart');
    expect((await workspace.tools.homes.get(ANA))?.hash).not.toBe('old');
  });

  test('what goes wrong when it is opened is said on it', async () => {
    workspace.tools.before = async () => {};
    const { health } = workspace.tools;
    Object.assign(workspace.tools, { health: () => Promise.reject(new Error('disk full')) });
    await workspace.sandbox.drive.openHome(ANA);
    await vi.waitFor(() => expect(page()).toContain('Something went wrong on our side'));
    Object.assign(workspace.tools, { health });
    await workspace.sandbox.drive.openHome(ANA);
    await vi.waitFor(() => expect(page()).toContain('Nothing needs you'));
    expect(workspace.log.errors).toHaveLength(1);
    (workspace.log.errors as string[]).length = 0;
  });

  test('a page that Slack does not take is not tried for ever', async () => {
    await open();
    await vi.waitFor(async () => expect((await workspace.tools.homes.get(ANA))?.shown).not.toBeNull());
    workspace.tools.add(1042, { status: 'running' });
    workspace.tools.later = 6_000;
    workspace.sandbox.drills.failNext('views.publish', 'not_enabled');
    await workspace.slack.lookAtHomes();
    const tried = published();
    workspace.tools.later = 60_000;
    workspace.tools.add(1043, { status: 'running' });
    await workspace.slack.lookAtHomes();
    expect(published()).toBe(tried);
  });
});
