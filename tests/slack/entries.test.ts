import { expect, test } from 'vitest';
import { DRAWN_ACTIONS } from '../../src/blocks/actions.ts';
import { openBoardSearch } from '../../src/slack/modals/board-search.ts';
import { openBulkConfirm } from '../../src/slack/modals/bulk-confirm.ts';
import { openEdit } from '../../src/slack/modals/edit.ts';
import { openNewRun } from '../../src/slack/modals/new-run.ts';
import { openProject } from '../../src/slack/modals/project.ts';
import { openSay } from '../../src/slack/modals/say.ts';
import { readNewRun } from '../../src/slack/new-run-options.ts';
import { PLANNED } from '../../src/slack/planned.ts';
import { memoryTools } from './support/memory-tools.ts';
import { registries } from './support/workspace.ts';

const { commands, actions, modals } = await registries();
const aBulk = {
  number: 3,
  action: 'cancel',
  change: {},
  query: 'status:running',
  by: { id: 'U0ANA', name: 'Ana Ruiz' },
  place: { channel: 'C1', threadTs: null },
  state: 'draft',
  everything: false,
  matched: 37,
  runs: 37,
  skipped: [],
  createdAt: 0,
  startsAt: null,
  endedAt: null,
  stopped: null,
} as const;

test('everything that a message draws has somebody who listens, and nobody listens for nothing', () => {
  expect([...actions.keys()].sort()).toEqual([...DRAWN_ACTIONS].sort());
});

test('every form that is opened has somebody who reads it, and its main field is in it', async () => {
  const tools = memoryTools();
  const opened = [
    await openNewRun(tools, readNewRun({})),
    await openSay(tools, tools.add(1042, { status: 'waiting' })),
    await openEdit(tools, tools.add(1043)),
    await openProject(tools, null),
    openBoardSearch('status:failed'),
    openBulkConfirm(aBulk),
  ];
  for (const reply of opened) {
    if (reply.kind !== 'modal') throw new Error('no form was opened');
    const modal = modals.get(reply.name);
    expect(modal, reply.name).toBeDefined();
    expect(reply.form.blocks.map((block) => block.block_id)).toContain(modal?.mainField);
    expect(actions.has(reply.again.action)).toBe(true);
  }
  expect(opened.map((reply) => reply.kind === 'modal' && reply.name).sort()).toEqual([...modals.keys()].sort());
});

test('every command begins its usage and its examples with its own name', () => {
  for (const [name, { usage, examples, summary }] of commands) {
    for (const text of [usage, ...examples]) expect(text.split(' ')[0]).toBe(name);
    expect(summary.length).toBeLessThanOrEqual(140);
  }
});

test('no word is planned and there at once', () => {
  expect(PLANNED.filter((word) => commands.has(word))).toEqual([]);
});
