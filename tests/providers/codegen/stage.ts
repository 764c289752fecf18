import { setMaxListeners } from 'node:events';
import type { CreateRequest, ProviderState } from '../../../src/domain/provider.ts';
import type { RunSnapshot } from '../../../src/domain/run.ts';
import type { Clock } from '../../../src/providers/codegen/clock.ts';
import {
  type CodegenOptions,
  type CodegenProvider,
  createCodegen,
} from '../../../src/providers/codegen/create-codegen.ts';
import { type StandIn, type StandInOptions, startStandIn } from '../../support/codegen-stand-in/stand-in.ts';

/** Wednesday 3 June 2026, 14:00 UTC. */
export const EPOCH = Date.UTC(2026, 5, 3, 14);
/** A signal that nobody ever aborts, however many listen. */
export const CALM = new AbortController().signal;
setMaxListeners(0, CALM);
export const ANA = { id: 'U01ANA', name: 'Ana Ruiz' };

/** A clock that moves when the test moves it, and when somebody waits: waiting costs no real time. */
export class TurnedClock implements Clock {
  at = EPOCH;

  now(): number {
    return this.at;
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    // What is on its way may still arrive or be called off first.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    this.at += ms;
  }
}

/** A provider's memory that outlives the provider. */
export class Memory implements ProviderState {
  readonly values = new Map<string, string>();

  async get(key: string): Promise<string | null> {
    return this.values.get(key) ?? null;
  }

  async set(key: string, value: string): Promise<void> {
    this.values.set(key, value);
  }
}

/** The stand-in and a provider that is connected to it, on one turned clock. */
export interface Stage {
  readonly standIn: StandIn;
  readonly provider: CodegenProvider;
  readonly clock: TurnedClock;
  readonly warnings: object[];
  /** The same provider started again: what it kept is there, the rest is forgotten. */
  restart(): Promise<CodegenProvider>;
  close(): Promise<void>;
}

export async function openStage(
  standInOptions: StandInOptions = {},
  options: Partial<CodegenOptions> = {},
): Promise<Stage> {
  const clock = new TurnedClock();
  const standIn = await startStandIn({ now: () => clock.now(), ...standInOptions });
  const warnings: object[] = [];
  const state = new Memory();
  const restart = () =>
    createCodegen({
      settings: { token: standIn.token, organization: standIn.organizationId, url: standIn.url },
      world: { now: () => clock.now(), random: () => 0.5, id: () => 'id', fetch },
      state,
      pollSeconds: 5,
      log: { warn: (fields) => warnings.push(fields), error: (fields) => warnings.push(fields) },
      clock,
      ...options,
    });
  return {
    standIn,
    clock,
    warnings,
    provider: await restart(),
    restart,
    async close() {
      await standIn.close();
      if (standIn.problems.length > 0)
        throw new Error(`the document was broken: ${standIn.problems.slice(0, 5).join('; ')}`);
    },
  };
}

let requests = 0;

/** A start with a key that was never used. */
export function aRequest(overrides: Partial<CreateRequest> = {}): CreateRequest {
  requests++;
  return {
    key: `start-${requests}`,
    number: 1_000 + requests,
    prompt: 'Fix the broken redirect after signing in.',
    title: null,
    project: 'web',
    agent: null,
    model: null,
    priority: null,
    tags: ['from-test'],
    metadata: { ticket: 'WEB-7' },
    by: ANA,
    ...overrides,
  };
}

/** A poll and everything that it says is there at once; the runs in it and the place after it. */
export async function pollOf(
  provider: CodegenProvider,
  cursor: string | null,
  watched: readonly string[] = [],
): Promise<{ runs: RunSnapshot[]; missing: string[]; cursor: string | null; pages: number; asked: boolean }> {
  const runs: RunSnapshot[] = [];
  const missing: string[] = [];
  let asked = false;
  for (let at = cursor, pages = 1; ; pages++) {
    const page = await provider.changes(at, watched, CALM);
    runs.push(...page.runs);
    missing.push(...page.missing);
    at = page.cursor;
    asked ||= page.asked !== false;
    if (!page.more) return { runs, missing, cursor: at, pages, asked };
  }
}
