import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message } from '../../src/blocks/message.ts';
import type { CategoryReport } from '../../src/domain/validation.ts';
import { narrate } from '../../src/slack/narrate-validation.ts';
import { aCheck } from '../support/validation-fixtures.ts';
import { ANA, GENERAL, openWorkspace, type Workspace } from './support/workspace.ts';

describe('/runs validate', () => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = await openWorkspace('http');
  });
  afterEach(() => workspace.stop());

  const answers = () => workspace.sandbox.ephemerals(ANA).map((message) => JSON.stringify(message));
  const type = async (text: string) => {
    expect(await workspace.sandbox.drive.command(ANA, GENERAL, '/runs', text)).toEqual({ ok: true });
  };
  const heard = (text: string) => vi.waitFor(() => expect(answers().at(-1)).toContain(text), { timeout: 5_000 });

  test('says at once that it has begun, and what was found when it is through', async () => {
    let finish = () => {};
    workspace.tools.before = () => new Promise((resolve) => (finish = resolve));
    await type('validate simulator');
    await heard('Validating simulator, only reading');
    expect(answers()).toHaveLength(1);
    finish();
    await heard('1 passed, 1 failed, 1 skipped');
    expect(answers()).toHaveLength(2);
    expect(workspace.tools.deeds).toEqual([{ verb: 'validate', provider: 'simulator', write: false }]);
  });

  test('starts runs only for an admin who says so', async () => {
    await type('validate write');
    await heard('needs the role admin');
    expect(workspace.tools.deeds).toEqual([]);
    workspace.tools.roles.set(ANA, 'admin');
    await type('validate Write simulator');
    await heard('1 failed');
    expect(workspace.tools.deeds).toEqual([{ verb: 'validate', provider: 'simulator', write: true }]);
  });

  test('is nothing for viewers', async () => {
    workspace.tools.roles.set(ANA, 'viewer');
    await type('validate');
    await heard('needs the role operator');
  });

  test('names a provider that is not connected, and words that are too many', async () => {
    workspace.tools.capabilities = () => null;
    await type('validate codegen');
    await heard('No provider \\"codegen\\" is connected');
    await type('validate one two');
    await heard('`two` was not understood');
    expect(workspace.tools.deeds).toEqual([]);
  });

  test('that breaks ends in a sentence, not in silence', async () => {
    workspace.tools.before = async () => {
      throw new Error('boom');
    };
    await type('validate');
    await heard('Something went wrong on our side');
    expect(workspace.log.errors.join()).toContain('boom');
  });
});

test('a long validation tells how far it is, three times at most', () => {
  let now = 0;
  const told: Message[] = [];
  const hear = narrate(
    (message) => told.push(message),
    () => now,
  );
  const category: CategoryReport = { name: 'listing', checks: [aCheck(), aCheck({ status: 'fail' })] };
  for (; now < 12 * 15_000; now += 15_000) hear('codegen', category);
  expect(told.map(({ text }) => text)).toEqual([
    'codegen: 2 of 12 categories are through, 2 failed so far.',
    'codegen: 4 of 12 categories are through, 4 failed so far.',
    'codegen: 11 of 12 categories are through, 11 failed so far.',
  ]);
});
