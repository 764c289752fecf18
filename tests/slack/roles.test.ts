import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { mayAct, ROLES } from '../../src/domain/role.ts';
import { needs } from '../../src/slack/define.ts';
import { writeMetadata } from '../../src/slack/metadata.ts';
import { nothing } from '../../src/slack/reply.ts';
import { takeOptions, wordsOf } from '../../src/slack/words.ts';
import { command, signed } from './support/signed.ts';
import { ANA, BEN, GENERAL, openWorkspace, registries, type Workspace } from './support/workspace.ts';

const real = await registries();
/** Who got through to what, in the order of arriving. */
const reached: string[] = [];

/** The same entries with the same roles; instead of answering, each notes that it was reached. */
function watched<T extends object>(entries: ReadonlyMap<string, T>, method: 'answer' | 'submit'): Map<string, T> {
  const note = (name: string) => async () => {
    reached.push(name);
    return nothing;
  };
  return new Map([...entries].map(([name, entry]) => [name, { ...entry, [method]: note(name) }]));
}

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace('http', {
    commands: watched(real.commands, 'answer'),
    actions: watched(real.actions, 'answer'),
    modals: watched(real.modals, 'submit'),
  });
  await vi.waitFor(() => expect(workspace.slack.state().connected).toBe(true), { timeout: 10_000 });
});
afterEach(() => {
  reached.length = 0;
  workspace.tools.roles.clear();
});
afterAll(() => workspace.stop());

async function send(body: string): Promise<string> {
  return (await fetch(workspace.eventsUrl, { method: 'POST', headers: signed(body), body })).text();
}

let triggers = 0;
const interactive = (payload: object) =>
  send(
    new URLSearchParams({
      payload: JSON.stringify({
        user: { id: ANA, name: 'ana' },
        team: { id: 'T0TEST' },
        trigger_id: `t${triggers++}`,
        ...payload,
      }),
    }).toString(),
  );

const press = (action_id: string, value: string) =>
  interactive({
    type: 'block_actions',
    container: { type: 'message', message_ts: '1.1', channel_id: GENERAL, is_ephemeral: true },
    channel: { id: GENERAL },
    actions: [{ type: 'button', action_id, block_id: 'b', value }],
  });

const submit = (callback_id: string) =>
  interactive({
    type: 'view_submission',
    view: {
      callback_id,
      private_metadata: writeMetadata({
        place: { channel: GENERAL, threadTs: null },
        key: `k${triggers++}`,
        about: null,
      }),
      state: { values: {} },
    },
  });

/** Each command as it stands alone and in each of its examples. */
const commands = [...real.commands].flatMap(([name, entry]) =>
  [name, ...entry.examples].map((text) => {
    const { rest } = takeOptions(text.slice(name.length), entry.options ?? []);
    return { name, text, needed: needs(entry.role, wordsOf(rest)) };
  }),
);

const MENU = 'show logs pause resume say cancel retry edit archive restore nonsense'.split(' ');
const actions = [...real.actions].flatMap(([name, entry]) =>
  (name === 'run-menu' ? MENU.map((choice) => `${choice}:1042.3`) : ['1042.3']).map((value) => ({
    name,
    value,
    needed: needs(entry.role, value),
  })),
);
const modals = [...real.modals].map(([name, entry]) => ({ name, needed: needs(entry.role, null) }));

describe.each(ROLES)('as %s', (role) => {
  test.each(commands)('/runs $text (needs $needed)', async ({ name, text, needed }) => {
    workspace.tools.roles.set(ANA, role);
    const answer = await send(command(text));
    expect(reached).toEqual(mayAct(role, needed) ? [name] : []);
    if (!mayAct(role, needed)) expect(answer).toContain(`needs the role ${needed} and you are ${role}`);
  });

  test.each(actions)('pressing $name with $value (needs $needed)', async ({ name, value, needed }) => {
    workspace.tools.roles.set(ANA, role);
    await press(name, value);
    expect(reached).toEqual(mayAct(role, needed) ? [name] : []);
  });

  test.each(modals)('sending the form $name off (needs $needed)', async ({ name, needed }) => {
    workspace.tools.roles.set(ANA, role);
    const answer = await submit(name);
    expect(reached).toEqual(mayAct(role, needed) ? [name] : []);
    if (!mayAct(role, needed)) expect(answer).toContain(`needs the role ${needed}`);
  });
});

test('a viewer looks, and does nothing that a run or anybody else would notice', () => {
  const allowed = (entries: readonly { readonly name: string; readonly needed: string }[]) => [
    ...new Set(entries.filter(({ needed }) => needed === 'viewer').map(({ name }) => name)),
  ];
  const acting = ['new', 'pause', 'resume', 'cancel', 'retry', 'say', 'edit', 'archive', 'restore', 'tag', 'move'];
  expect(allowed(commands).filter((name) => acting.includes(name))).toEqual([]);
  expect(allowed(actions).filter((name) => [...acting, 'new-run', 'project'].includes(name))).toEqual([]);
  expect(allowed(modals)).toEqual(['board-search']);
});

test('what needs an admin: who may do what, and what was archived', () => {
  const admin = commands.filter(({ needed }) => needed === 'admin').map(({ text }) => text);
  expect(admin).toEqual(
    expect.arrayContaining(['people role @ben admin', 'people default viewer', 'restore', 'restore 1042']),
  );
  expect(needs(real.actions.get('run-menu')?.role ?? 'viewer', 'restore:1042.3')).toBe('admin');
});

test('the refusal is one sentence that names who can change it', async () => {
  workspace.tools.roles.set(ANA, 'viewer');
  workspace.tools.roles.set(BEN, 'admin');
  expect(await send(command('pause 1042'))).toContain(
    `This needs the role operator and you are viewer: ask Person ${BEN}, who can change that with \`/runs people role\`.`,
  );
});

test('a role that was taken away counts at the next click, whatever the screen still shows', async () => {
  workspace.tools.roles.set(ANA, 'operator');
  await press('pause', '1042.3');
  workspace.tools.roles.set(ANA, 'viewer');
  await press('pause', '1042.3');
  expect(reached).toEqual(['pause']);
});

test('where roles cannot be read, nobody gets through', async () => {
  const { role } = workspace.tools;
  workspace.tools.role = () => Promise.reject(new Error('disk full'));
  try {
    expect(await send(command('list'))).toContain('Something went wrong');
    await press('logs', '1042.3');
    await submit('new-run');
    expect(reached).toEqual([]);
  } finally {
    workspace.tools.role = role;
  }
});
