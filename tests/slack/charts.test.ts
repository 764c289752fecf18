import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handsOf } from './support/hands.ts';
import { ANA, GENERAL, openWorkspace, type Workspace } from './support/workspace.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace('http');
  workspace.tools.roles.set(ANA, 'viewer');
  await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
});
afterEach(() => workspace.stop());

const { type, press, shown } = handsOf(() => workspace);
const says = (words: string) => vi.waitFor(() => expect(shown()).toContain(words));
const posted = () => JSON.stringify(workspace.sandbox.messages(GENERAL));

test('a chart comes as a picture into the channel, with what it shows in words', async () => {
  await type('chart cost project:web 30d');
  await vi.waitFor(() => expect(posted()).toContain('cost.png'), { timeout: 5_000 });
  expect(posted()).toContain('Cost over time: 3 in all. Only runs that match project:web.');
  expect(posted()).toContain('"alt_txt":"Cost over time: 3 in all."');
});

test('without a name the charts are offered, and a button draws one', async () => {
  await type('chart');
  await says('Which chart?');
  await press('chart:activity');
  await vi.waitFor(() => expect(posted()).toContain('activity.png'), { timeout: 5_000 });
});

test('a chart that there is not and a query that is none each get a sentence', async () => {
  await type('chart costs');
  await says('There is no chart called');
  await type('chart cost stauts:failed');
  await says('Did you mean status:?');
});

test('an export comes as a file with a line for each run, and one of nothing says so', async () => {
  workspace.tools.add(1041, { title: '=cmd|calc', status: 'failed', costMicros: null });
  workspace.tools.add(1042, { project: 'api' });
  await type('export status:queued');
  await says('No run matches');
  await type('export bom=on status:failed');
  await vi.waitFor(() => expect(posted()).toContain('runs.csv'), { timeout: 5_000 });
  expect(posted()).toContain('1 run: status:failed');
  await type('export bom=maybe');
  await says('bom= takes');
});
