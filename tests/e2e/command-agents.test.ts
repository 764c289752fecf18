import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { launch, temporaryFolder } from '../support/program.ts';
import { AGENTS, ANA, shown, until } from '../support/workspace.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

/** The program with one real agent, in a folder of its own. */
async function startWith(folder: string, agent: { readonly script: string; readonly cwd: string }) {
  const agents = join(folder, 'agents.yml');
  const command = JSON.stringify([process.execPath, fixture(agent.script)]);
  writeFileSync(
    agents,
    `agents:\n  - name: fixer\n    command: ${command}\n    cwd: ${agent.cwd}\n    project: sums\n`,
  );
  const program = launch(folder, { COMMAND_AGENTS: agents, POLL_SECONDS: '1' });
  onTestFinished(() => groupsOfRuns(folder).forEach(endGroup));
  const { url, sandbox } = await program.ready;
  await until(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200));
  return { program, url: String(url), slack: clientOf(String(sandbox)) };
}

/** What a person does in the embedded Slack's page. */
function clientOf(address: string) {
  async function messages(): Promise<readonly Message[]> {
    const answer = await fetch(`${address}/client/messages?as=${ANA}&channel=${AGENTS}`);
    return ((await answer.json()) as { messages: Message[] }).messages;
  }
  async function deed(name: string, body: object): Promise<void> {
    const headers = { 'x-sandbox': '1', 'content-type': 'application/json' };
    const answer = await fetch(`${address}/client/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(await answer.json()).toEqual({ ok: true });
  }
  const card = async () => (await messages()).find((message) => shown(message).includes('run-title'));
  return {
    say: (text: string) => deed('command', { as: ANA, channel: AGENTS, text }),
    async press(action_id: string) {
      const container = { type: 'message', channel: AGENTS, ts: (await card())?.ts };
      await deed('action', { as: ANA, container, block_id: 'run-actions', action: { type: 'button', action_id } });
    },
    cardSays: (...words: string[]) =>
      until(async () => {
        for (const word of words) expect(shown(await card())).toContain(word);
      }),
    number: async () => /#(\d+) · /.exec(shown(await card()))?.[1] ?? '',
    whispers: async () => (await messages()).filter(({ ephemeral }) => ephemeral === true).map(shown),
  };
}

interface Message {
  readonly ts: string;
  readonly ephemeral?: boolean;
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
}

/** A repository with one function that is wrong and a test that says so. */
function brokenRepository(folder: string): string {
  const repository = join(folder, 'sums');
  mkdirSync(repository);
  writeFileSync(join(repository, 'sum.mjs'), 'export const sum = (one, other) => one - other;\n');
  const lines = [
    `import { test } from 'node:test';`,
    `import assert from 'node:assert';`,
    `import { sum } from './sum.mjs';`,
  ];
  writeFileSync(
    join(repository, 'sum.test.mjs'),
    [...lines, `test('two and two is four', () => assert.equal(sum(2, 2), 4));`, ''].join('\n'),
  );
  git(repository, 'init', '--quiet');
  git(repository, 'config', 'user.name', 'Fixer');
  git(repository, 'config', 'user.email', 'fixer@example.com');
  git(repository, 'add', '.');
  git(repository, 'commit', '--quiet', '--message', 'A sum that is wrong');
  return repository;
}

test('an agent that is started from Slack repairs a repository, and its card tells of it from start to end', async () => {
  const folder = await temporaryFolder();
  const repository = brokenRepository(folder);
  const { slack } = await startWith(folder, { script: 'fix-sum.mjs', cwd: repository });

  await slack.say('/runs new Repair the sum');
  await slack.cardSays('Running', 'Make the sum right', '60%', 'sums');
  expect(git(repository, 'log', '--format=%s')).toBe('A sum that is wrong\n');
  writeFileSync(join(repository, 'approved'), '');
  await slack.cardSays('Completed', 'The sum adds now; the test passes.', '$0.02');

  expect(git(repository, 'log', '--format=%an: %s')).toBe('Fixer: Repair the sum\nFixer: A sum that is wrong\n');
  expect(execFileSync(process.execPath, ['--test'], { cwd: repository, encoding: 'utf8' })).toContain('# pass 1');
  await slack.say(`/runs logs ${await slack.number()} 40`);
  await until(async () =>
    expect((await slack.whispers()).at(-1)).toMatch(/the tests fail.*ok 1 - two and two is four.*Repair the sum/),
  );
});

test('a long-working agent is truly paused, goes on, outlives a killed program, and is ended with its whole family', async () => {
  const folder = await temporaryFolder();
  const { program, slack } = await startWith(folder, { script: 'work-on.mjs', cwd: folder });
  await slack.say('/runs new Work until told');
  await slack.cardSays('Running', 'Work on');
  const [group = 0] = groupsOfRuns(folder);
  await until(() => expect(statesOf(group)).toHaveLength(4));

  await slack.press('pause');
  await slack.cardSays('Paused');
  expect(statesOf(group)).toEqual(['T', 'T', 'T', 'T']);
  await slack.press('resume');
  await slack.cardSays('Running');
  expect(statesOf(group)).not.toContain('T');

  const number = await slack.number();
  await program.end('SIGKILL');
  expect(statesOf(group)).toHaveLength(4);
  const again = await startWith(folder, { script: 'work-on.mjs', cwd: folder });
  await again.slack.say(`/runs show ${number}`);
  await again.slack.cardSays('Running', 'Work on');
  await again.slack.press('cancel');
  await again.slack.cardSays('Cancelled');
  expect(statesOf(group)).toEqual([]);
}, 60_000);

/** The process groups of the runs that the program has files of. */
function groupsOfRuns(folder: string): number[] {
  const runs = join(folder, 'data', 'command');
  const records = readdirSync(runs).map((id) => readFileSync(join(runs, id, 'run.json'), 'utf8'));
  return records.map((record) => (JSON.parse(record) as { pid: number }).pid);
}

/** The state of every living process of a group, as the system has it: T is stopped. */
function statesOf(group: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const [state = '', , ofGroup] = afterName(pid);
      return Number(ofGroup) === group && state !== 'Z' ? [state] : [];
    });
}

/** The words of /proc/<pid>/stat after the program's name, which may hold anything (proc(5)); none for what has ended. */
function afterName(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function endGroup(group: number): void {
  if (statesOf(group).length > 0) process.kill(-group, 'SIGKILL');
}
