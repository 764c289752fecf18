import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handsOf } from './support/hands.ts';
import { ANA, openWorkspace, type Workspace } from './support/workspace.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace('http');
  workspace.tools.roles.set(ANA, 'viewer');
  workspace.tools.add(1041, { status: 'running', title: 'Sort the cart' });
  workspace.tools.add(1042, { status: 'failed', title: 'Fix the login' });
  await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
});
afterEach(() => workspace.stop());

const { type, choose, press, answers, shown, form, send } = handsOf(() => workspace);
const says = (words: string) => vi.waitFor(() => expect(shown()).toContain(words));

test('each menu changes its part of the query in place, and the query stays to be seen', async () => {
  await type('');
  await choose('board-status', '=failed');
  await says('🔎 `status:failed`');
  expect(shown()).toContain('Fix the login');
  await choose('board-project', '=web');
  await says('🔎 `status:failed project:web`');
  await choose('board-person', '=me');
  await says('by:me');
  await choose('board-since', '=7d');
  await says('since:7d');
  await choose('board-sort', '=-cost');
  await says('🔎 `status:failed project:web by:me since:7d sort:-cost`');
  await choose('board-status', 'any');
  await says('🔎 `project:web by:me since:7d sort:-cost`');
  expect(answers()).toHaveLength(1);
});

test('what was typed is kept beside what the menus say', async () => {
  await type('list "login bug" OR tag:urgent');
  await choose('board-status', '=failed');
  await says('🔎 `(\\"login bug\\" OR tag:urgent) status:failed`');
});

test('the search opens the query as text, and its answer takes the place of the board', async () => {
  await type('list status:failed');
  await press('board-search');
  expect((await form()).text).toContain('"initial_value":"status:failed"');
  expect((await send({ query: 'stauts:failed' })).errors?.query).toContain('Did you mean status:?');
  expect(await send({ query: 'status:running' })).toEqual({ ok: true });
  await says('🔎 `status:running`');
  expect(shown()).toContain('Sort the cart');
  expect(answers()).toHaveLength(1);
});

test('a search that Slack does not open leaves a button that opens it with the same query', async () => {
  await type('list status:failed');
  workspace.sandbox.drills.failNext('views.open', 'expired_trigger_id');
  await press('board-search');
  await says('Nothing was lost');
  await press('board-search');
  expect((await form()).text).toContain('"initial_value":"status:failed"');
});

test('saved views are in a menu of their own, once there are any', async () => {
  expect(await type('')).not.toContain('board-view');
  await type('views save broken status:failed');
  await type('');
  await choose('board-view', '=broken');
  await says('There is no saved view');
});

test('a menu of an old board does nothing, and says so', async () => {
  await type('');
  const { ts } = answers()[0] ?? { ts: '' };
  await workspace.sandbox.drive.act({
    as: ANA,
    container: { type: 'message', channel: 'C0GENERAL', ts },
    block_id: 'board-menus-of-old',
    action: { type: 'static_select', action_id: 'board-status', selected_option: { value: 'failed' } },
    stale: true,
  });
  await says('This menu is too old to be read');
});
