import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CreateRequest, Provider } from '../../../src/domain/provider.ts';
import type { Agent } from '../../../src/providers/command/agents-file.ts';
import { readAgents } from '../../../src/providers/command/agents-file.ts';
import { createCommand } from '../../../src/providers/command/create-command.ts';
import { readLine } from '../../../src/providers/command/output-facts.ts';
import { runFolder } from '../../../src/providers/command/run-folder.ts';
import { providerContract } from '../contract.ts';

const program = fileURLToPath(new URL('./agent.mjs', import.meta.url));
const AGENT: Agent = {
  name: 'tidy',
  command: [process.execPath, program],
  cwd: null,
  env: [],
  timeout: null,
  project: 'shed',
};
const signal = new AbortController().signal;
const UNTIL = { timeout: 20_000, interval: 40 };

let keys = 0;
const request = (prompt = 'work'): CreateRequest => ({
  key: `key-${++keys}`,
  number: 1000 + keys,
  prompt,
  title: null,
  project: null,
  agent: null,
  model: null,
  priority: null,
  tags: [],
  metadata: {},
  by: { id: 'U0ANA', name: 'Ana Ruiz' },
});

async function machine(agents: readonly Agent[] = [AGENT]) {
  const folder = await mkdtemp(join(tmpdir(), 'runtower-command-'));
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  let ids = 0;
  const open = () =>
    createCommand({
      agents,
      folder,
      world: { now, random: () => 0.5, id: () => `c${process.pid}x${Date.now()}x${++ids}`, fetch },
      log: { warn() {}, error() {} },
    });
  const provider = await open();
  return {
    provider,
    folder,
    clock,
    now,
    open,
    request,
    settle: (condition: () => Promise<boolean>) => vi.waitFor(async () => expect(await condition()).toBe(true), UNTIL),
    /** Ends what the test left running, by its own groups. */
    async close() {
      clock.ahead += 60_000;
      const { runs } = await provider.changes(null, [], signal);
      for (const run of runs) await provider.act('cancel', run.externalId, null, `end-${run.externalId}`, signal);
      clock.ahead += 60_000;
      await vi.waitFor(async () => {
        const left = (await provider.changes(null, [], signal)).runs.filter((run) => run.finishedAt === null);
        expect(left).toEqual([]);
      }, UNTIL);
      await rm(folder, { recursive: true });
    },
  };
}

providerContract('command', () => machine());

describe('a run on this machine', () => {
  let shed: Awaited<ReturnType<typeof machine>>;
  let provider: Provider;

  beforeEach(async () => {
    shed = await machine();
    provider = shed.provider;
  });
  afterEach(() => shed.close());

  const start = (prompt: string) => provider.create(request(prompt), signal);
  const reach = (id: string, status: string) =>
    shed.settle(async () => (await provider.get(id, signal)).status === status);
  const groupOf = async (id: string) => (await runFolder(shed.folder, id).load()).pid ?? 0;
  const stateOf = (pid: number) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  };

  test('ends with its exit code, and its output has said title, progress, cost and summary', async () => {
    const { externalId } = await start('tidy up');
    await reach(externalId, 'completed');
    expect(await provider.get(externalId, signal)).toMatchObject({
      title: 'Tidy the shed',
      progress: 1,
      costMicros: 120_000,
      summary: 'Done',
      statusDetail: 'exit code 0',
      project: 'shed',
    });
  });

  test('that fails says with which code, and its log ends in the reason', async () => {
    const { externalId } = await start('please fail');
    await reach(externalId, 'failed');
    expect(await provider.get(externalId, signal)).toMatchObject({ error: 'exit code 3', progress: 0.4 });
    expect((await provider.logs(externalId, 0, 100, signal)).at(-1)).toMatchObject({
      level: 'error',
      text: 'Error: 2 of 14 tests failed',
    });
  });

  test('sees none of our variables but the ordinary and the named ones', async () => {
    process.env.NOT_FOR_AGENTS = 'leaked';
    const { externalId } = await start('tidy up');
    await reach(externalId, 'completed');
    delete process.env.NOT_FOR_AGENTS;
    const lines = await provider.logs(externalId, 0, 100, signal);
    expect(lines.map((line) => line.text)).toContain(`run ${1000 + keys}, secret hidden`);
  });

  test('is truly stopped by a pause, and goes on with resume', async () => {
    const { externalId } = await start('work');
    const pid = await groupOf(externalId);
    await provider.act('pause', externalId, null, 'p', signal);
    await shed.settle(async () => stateOf(pid) === 'T');
    expect((await provider.get(externalId, signal)).status).toBe('paused');
    await provider.act('resume', externalId, null, 'r', signal);
    await shed.settle(async () => stateOf(pid) !== 'T');
    expect((await provider.get(externalId, signal)).status).toBe('running');
  });

  test('is cancelled with every process that it started, also while it is paused', async () => {
    const { externalId } = await start('work with family');
    await shed.settle(async () =>
      (await provider.logs(externalId, 0, 100, signal)).some((line) => line.text.startsWith('child ')),
    );
    const child = Number(
      (await provider.logs(externalId, 0, 100, signal)).find((line) => line.text.startsWith('child '))?.text.slice(6),
    );
    await provider.act('pause', externalId, null, 'p', signal);
    await provider.act('cancel', externalId, null, 'c', signal);
    await reach(externalId, 'cancelled');
    await shed.settle(async () => !isAlive(child));
  });

  test('that does not end when asked is ended by force ten seconds later, and not before', async () => {
    const { externalId } = await start('stubborn work');
    await shed.settle(async () => (await provider.logs(externalId, 0, 100, signal)).length >= 5);
    await provider.act('cancel', externalId, null, 'c', signal);
    expect(await provider.get(externalId, signal)).toMatchObject({ status: 'running', statusDetail: 'asked to end' });
    shed.clock.ahead += 10_000;
    await reach(externalId, 'cancelled');
  });

  test('goes on while Runtower is away, and is found again with its log and its end', async () => {
    const working = await start('work');
    const short = await start('tidy up');
    await reach(short.externalId, 'completed');
    const later = await shed.open();
    expect((await later.get(working.externalId, signal)).status).toBe('running');
    expect(await later.get(short.externalId, signal)).toMatchObject({ status: 'completed', title: 'Tidy the shed' });
    expect((await later.create({ ...request(), key: working.key ?? '' }, signal)).externalId).toBe(working.externalId);
  });

  test('whose process is gone without an exit code has failed, and says so', async () => {
    const { externalId } = await start('work');
    process.kill(-(await groupOf(externalId)), 'SIGKILL');
    await reach(externalId, 'failed');
    expect((await provider.get(externalId, signal)).error).toContain('left no exit code');
  });

  test('in a folder that is not there, or of an agent that is not there, is refused with a sentence', async () => {
    const lost = await machine([{ ...AGENT, cwd: '/no/such/folder' }]);
    await expect(lost.provider.create(request(), signal)).rejects.toThrow('could not be started in /no/such/folder');
    await expect(provider.create({ ...request(), agent: 'tidyy' }, signal)).rejects.toThrow('Did you mean tidy?');
    await lost.close();
  });

  test('is ended when its time is over', async () => {
    const quick = await machine([{ ...AGENT, timeout: 60_000 }]);
    const { externalId } = await quick.provider.create(request('work'), signal);
    quick.clock.ahead = 61_000;
    await quick.settle(async () => (await quick.provider.get(externalId, signal)).status === 'failed');
    expect((await quick.provider.get(externalId, signal)).error).toBe('timed out after 1 min');
    await quick.close();
  });
});

describe('a line of output', () => {
  test('of Claude Code says what was done, what it cost and what the plan is', () => {
    const result = {
      type: 'result',
      result: 'Fixed.',
      total_cost_usd: 0.0421,
      usage: { input_tokens: 10, output_tokens: 5 },
    };
    expect(readLine(JSON.stringify(result))).toMatchObject({
      text: 'Fixed.',
      facts: { costMicros: 42_100, tokens: 15, summary: 'Fixed.' },
    });
    const todos = [
      { content: 'Look', status: 'completed' },
      { content: 'Fix', status: 'in_progress' },
    ];
    const use = {
      type: 'assistant',
      message: { content: [{ type: 'tool_use', name: 'TodoWrite', input: { todos } }] },
    };
    expect(readLine(JSON.stringify(use)).facts.plan).toEqual([
      { title: 'Look', state: 'done' },
      { title: 'Fix', state: 'running' },
    ]);
  });

  test('of Codex says what was run and what was answered', () => {
    const ran = { type: 'item.completed', item: { type: 'command_execution', command: 'npm test' } };
    expect(readLine(JSON.stringify(ran)).text).toBe('$ npm test');
    const said = { type: 'item.completed', item: { type: 'agent_message', text: 'All green.' } };
    expect(readLine(JSON.stringify(said))).toMatchObject({ text: 'All green.', facts: { summary: 'All green.' } });
  });

  test('with a number that cannot be is only text', () => {
    for (const line of [
      '::progress 7',
      '::cost NaN',
      '::cost -1',
      '::pr javascript:alert(1)',
      '{"type":"result","total_cost_usd":-3}',
    ]) {
      expect(readLine(line)).toMatchObject({ text: line, facts: {} });
    }
  });
});

describe('the file of agents', () => {
  const read = (text: string | null) => {
    const problems: string[] = [];
    return { agents: readAgents('agents.yml', () => text, problems), problems };
  };

  test('gives agents with their time limits', () => {
    const { agents, problems } = read('agents: [{name: a, command: [sh, -c, "true"], timeout: 30m}]');
    expect(problems).toEqual([]);
    expect(agents?.[0]).toMatchObject({ name: 'a', timeout: 1_800_000, cwd: null, env: [] });
  });

  test('says what is wrong and where', () => {
    expect(read(null).problems[0]).toContain('cannot be read');
    expect(read('agents: [{name: a, command: [], timeout: soon}]').problems).toHaveLength(2);
    expect(read('agents: [{name: a, command: [x]}, {name: a, command: [y]}]').problems[0]).toContain(
      'two agents are called a',
    );
    expect(read('just text').problems[0]).toContain('COMMAND_AGENTS: agents.yml');
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z') === false;
  } catch {
    return false;
  }
}
