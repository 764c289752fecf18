import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Provider } from '../../src/domain/provider.ts';
import { isFinal } from '../../src/domain/run.ts';
import { countChecks, type ValidationReport } from '../../src/domain/validation.ts';
import { createCommand } from '../../src/providers/command/create-command.ts';
import { createSimulator } from '../../src/providers/simulator/index.ts';
import type { Limits } from '../../src/validation/subject.ts';
import { LIMITS } from '../../src/validation/validate.ts';
import { openStage } from '../providers/codegen/stage.ts';
import { pull } from '../support/codegen-stand-in/organization.ts';
import { nextEntry } from '../support/codegen-stand-in/runs.ts';
import { complaints, examine } from './examine.ts';

/** Real processes on a busy machine, and a world that moves at its own pace. */
const PATIENT: Limits = {
  effect: 20_000,
  look: 50,
  answer: 20_000,
  p50: 3_000,
  p95: 10_000,
  withdrawn: 2_000,
  ease: 0,
};
const signal = new AbortController().signal;

test('the command provider with real processes has no fault, and leaves no process behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'runtower-validation-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const program = fileURLToPath(new URL('./agent.mjs', import.meta.url));
  const provider = await createCommand({
    agents: [
      { name: 'tidy', command: [process.execPath, program], cwd: null, env: [], timeout: null, project: 'shed' },
    ],
    folder,
    world: { now: Date.now, random: Math.random, id, fetch },
    log: { warn() {}, error() {} },
  });
  for (let task = 1; task <= 3; task++) await shortRun(provider, task);
  const report = await examine(provider, { limits: PATIENT });
  expect(complaints(report)).toEqual([]);
  expect(skipsOf(report)).toEqual([
    'A message arrives',
    'A message to several at once reaches each once',
    'A log that is not offered is refused, and it says why',
    'The projects of runs are among its projects',
    'What is not offered is unknown',
  ]);
  const { runs } = await provider.changes(null, [], signal);
  expect(runs.filter((run) => !isFinal(run.status))).toEqual([]);
  show(report);
});

test('the simulator has no fault', async () => {
  const memory = new Map<string, string>();
  const provider = await createSimulator({
    seed: 4,
    speed: 20,
    history: 60,
    people: [{ id: 'U01ANA', name: 'Ana Ruiz' }],
    world: { now: Date.now },
    state: {
      get: async (key) => memory.get(key) ?? null,
      set: async (key, value) => void memory.set(key, value),
    },
  });
  const report = await examine(provider, { limits: PATIENT });
  expect(complaints(report)).toEqual([]);
  expect(report.passed).toBeGreaterThan(50);
  show(report);
});

test('the Codegen stand-in has no fault: what its API lacks is skipped with the reason, or refused with it', async () => {
  const { standIn, provider, clock, close } = await openStage();
  onTestFinished(close);
  standIn.organization.seed(250);
  for (const run of standIn.organization.runs.slice(-4)) {
    for (let line = 0; line < 120; line++) run.log.push(nextEntry(run, run.createdAt));
    run.pulls = [pull(run.id, run.createdAt)];
  }
  const report = await examine(farAway(provider, clock), {
    // A turned clock adds up what is waited side by side, so it cannot say how long an answer takes.
    limits: { ...LIMITS, p50: 60_000, p95: 60_000 },
    world: { now: () => clock.now(), id },
    wait: async (ms) => {
      clock.at += ms;
      standIn.advance();
    },
  });
  expect(complaints(report)).toEqual([]);
  expect(skipsOf(report)).toEqual([
    'The same start twice gives one run',
    'A paused run is paused',
    'A resumed run goes on',
    'One request acts once',
    'A run that is over takes a message, or says why not',
    'A log that is not offered is refused, and it says why',
    'What is not known is unknown, not 0',
    'Known prompts are words',
  ]);
  show(report);
});

/** The provider over a network on which every question takes its time. */
function farAway(provider: Provider, clock: { at: number }): Provider {
  const far =
    <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    (...asked: Asked) => {
      clock.at += 200;
      return ask(...asked);
    };
  return {
    ...provider,
    changes: far(provider.changes),
    get: far(provider.get),
    create: far(provider.create),
    find: far(provider.find),
    act: far(provider.act),
    logs: far(provider.logs),
  };
}

function id(): string {
  return randomUUID().replaceAll('-', '');
}

/** A run that is over, so that there is something to read. */
async function shortRun(provider: Provider, task: number): Promise<void> {
  const { externalId } = await provider.create(
    {
      key: `short-${task}`,
      number: task,
      prompt: `Short task ${'!'.repeat(task)}`,
      title: null,
      project: null,
      agent: null,
      model: null,
      priority: null,
      tags: [],
      metadata: {},
      by: null,
    },
    signal,
  );
  const isOver = async () => expect(isFinal((await provider.get(externalId, signal)).status)).toBe(true);
  await vi.waitFor(isOver, { timeout: 20_000, interval: 50 });
}

function skipsOf({ categories }: ValidationReport): readonly string[] {
  return categories.flatMap(({ checks }) => checks.filter(({ status }) => status === 'skip').map(({ name }) => name));
}

/** The table, where the long harnesses are asked for. */
function show({ provider, categories }: ValidationReport): void {
  if (process.env.PROVE === undefined) return;
  const rows = categories.map(({ name, checks }) => {
    const { pass, fail, skip } = countChecks(checks);
    return `| ${provider} | ${name} | ${pass} | ${fail} | ${skip} |`;
  });
  console.log(['| provider | category | passed | failed | skipped |', '|---|---|---|---|---|', ...rows].join('\n'));
}
