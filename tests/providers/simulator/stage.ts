import type { ProviderAction } from '../../../src/domain/lifecycle.ts';
import type { CreateRequest, ProviderState } from '../../../src/domain/provider.ts';
import type { RunSnapshot } from '../../../src/domain/run.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../src/providers/simulator/index.ts';

/** Wednesday 3 June 2026, 14:00 UTC: when the worlds of these tests begin. */
export const EPOCH = Date.UTC(2026, 5, 3, 14);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const PEOPLE = [
  { id: 'U01ANA', name: 'Ana Ruiz' },
  { id: 'U02BEN', name: 'Ben Okafor' },
];

/** A signal that nobody ever aborts. */
export const CALM = new AbortController().signal;

/** A provider's memory that outlives the provider, and counts what it is told. */
export class Memory implements ProviderState {
  readonly values = new Map<string, string>();
  writes = 0;

  async get(key: string): Promise<string | null> {
    return this.values.get(key) ?? null;
  }

  async set(key: string, value: string): Promise<void> {
    this.writes++;
    this.values.set(key, value);
  }
}

/** A world whose clock moves only when the test moves it. Opened again with the same memory it goes on. */
export class Stage {
  readonly clock = { at: EPOCH };
  readonly memory = new Memory();

  open(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
    return createSimulator({
      seed: 1,
      people: PEOPLE,
      world: { now: () => this.clock.at },
      state: this.memory,
      ...options,
    });
  }
}

let requests = 0;

/** A start with a key that was never used. */
export function aRequest(overrides: Partial<CreateRequest> = {}): CreateRequest {
  requests++;
  return {
    key: `start-${requests}`,
    number: requests,
    prompt: 'Fix the broken redirect after signing in.',
    title: null,
    project: 'web',
    agent: null,
    model: null,
    priority: null,
    tags: ['from-test'],
    metadata: {},
    by: PEOPLE[0] ?? null,
    ...overrides,
  };
}

/** Every page of what changed since a cursor. */
export async function read(
  simulator: Simulator,
  cursor: string | null = null,
): Promise<{ runs: RunSnapshot[]; cursor: string | null; pages: number }> {
  const runs: RunSnapshot[] = [];
  let at = cursor;
  for (let pages = 1; ; pages++) {
    const page = await simulator.changes(at, [], CALM);
    runs.push(...page.runs);
    at = page.cursor;
    if (!page.more) return { runs, cursor: at, pages };
  }
}

/** Asks for an action under a key of its own. */
export function act(simulator: Simulator, action: ProviderAction, id: string, text: string | null = null) {
  requests++;
  return simulator.act(action, id, text, `deed-${requests}`, CALM);
}
