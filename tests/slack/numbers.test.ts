import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { splitPeriod } from '../../src/slack/asked-numbers.ts';
import { NOON } from '../support/run-fixtures.ts';
import { handsOf } from './support/hands.ts';
import { ANA, openWorkspace, type Workspace } from './support/workspace.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace('http');
  workspace.tools.roles.set(ANA, 'viewer');
  await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
});
afterEach(() => workspace.stop());

const { type, choose, answers, shown } = handsOf(() => workspace);
const says = (words: string) => vi.waitFor(() => expect(shown()).toContain(words));

test('the period may stand before or after the query, and is seven days where none is said', () => {
  const split = (text: string) => splitPeriod(text, 'UTC', NOON);
  expect(split('')).toEqual({ q: '', period: '7d' });
  expect(split('project:web last month')).toEqual({ q: 'project:web', period: 'last month' });
  expect(split('30d project:web "login bug"')).toEqual({ q: 'project:web "login bug"', period: '30d' });
  expect(split('login')).toEqual({ q: 'login', period: '7d' });
});

test('stats count what matches, say what is known of the cost, and a menu tells them apart by something else', async () => {
  workspace.tools.add(1041, { status: 'completed', costMicros: 1_500_000, project: 'web', model: 'opus' });
  workspace.tools.add(1042, { status: 'failed', costMicros: null, project: 'web', model: 'opus' });
  workspace.tools.add(1043, { status: 'completed', project: 'api' });
  await type('stats project:web');
  await says('*Success rate*');
  expect(shown()).toContain('*50%*');
  expect(shown()).toContain('$1.50');
  expect(shown()).toContain('over 1 of 2 runs');
  expect(shown()).not.toContain('api');
  await choose('numbers-by', 'model');
  await says('*By model*');
  expect(shown()).toContain('*opus*  2 runs');
  await choose('numbers-period', '30d');
  await says('3 May to 1 Jun 2026');
  expect(answers()).toHaveLength(1);
});

test('a time without runs, a time to come and a wrong query each get a sentence', async () => {
  await type('stats');
  await says('No run was created in this time');
  await type('cost 2027-01');
  await says('This time lies ahead');
  await type('stats stauts:failed 30d');
  await says('Did you mean status:?');
});
