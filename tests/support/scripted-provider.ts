import { AppError } from '../../src/domain/errors.ts';
import type { ProviderAction } from '../../src/domain/lifecycle.ts';
import type { Capabilities, Changes, CreateRequest, LogLine, Provider } from '../../src/domain/provider.ts';
import type { NewRun, RunSnapshot } from '../../src/domain/run.ts';
import { aRun } from './run-fixtures.ts';

const EVERYTHING: Capabilities = {
  create: true,
  pause: true,
  resume: true,
  cancel: true,
  say: true,
  continueFinal: true,
  logs: true,
  progress: true,
  cost: true,
  createOnce: true,
  cancelWarning: null,
};

/** A provider whose runs change only when the test says so; it remembers what it was asked. */
export class ScriptedProvider implements Provider {
  readonly name: string;
  capabilities: Capabilities = EVERYTHING;
  readonly created: CreateRequest[] = [];
  readonly acted: { action: ProviderAction; externalId: string; text: string | null; key: string }[] = [];
  readonly lines = new Map<string, LogLine[]>();
  /** Thrown by the next calls of this method until it is removed. */
  readonly failures = new Map<'changes' | 'create' | 'act' | 'logs' | 'find', Error>();
  /** The create or action arrives, and then the answer gets lost. */
  loseAnswers = false;
  /** What an action does at once; null: nothing until the test moves the run. */
  obey: ((action: ProviderAction) => Partial<NewRun>) | null = null;
  private readonly runs = new Map<string, RunSnapshot>();
  private readonly keys = new Map<string, string>();
  private changed: string[] = [];

  constructor(name = 'scripted') {
    this.name = name;
  }

  /** Puts a run there, or changes it, as if it had happened at the provider. */
  move(externalId: string, facts: Partial<NewRun>): void {
    const now = this.runs.get(externalId) ?? snapshot(externalId, {});
    this.runs.set(externalId, { ...now, ...snapshotFacts(facts) });
    this.changed.push(externalId);
  }

  forget(externalId: string): void {
    this.runs.delete(externalId);
  }

  async changes(cursor: string | null, watched: readonly string[]): Promise<Changes> {
    this.fail('changes');
    const from = Number(cursor ?? 0);
    const ids = new Set(this.changed.slice(from));
    return {
      runs: [...ids].flatMap((id) => this.runs.get(id) ?? []),
      cursor: String(this.changed.length),
      more: false,
      covers: 'all',
      missing: watched.filter((id) => !this.runs.has(id)),
    };
  }

  async get(externalId: string): Promise<RunSnapshot> {
    const run = this.runs.get(externalId);
    if (run === undefined) throw new AppError('not_found', `There is no run ${externalId}.`);
    return run;
  }

  async create(request: CreateRequest): Promise<RunSnapshot> {
    this.fail('create');
    this.created.push(request);
    const externalId = this.keys.get(request.key) ?? `x${request.number}`;
    if (!this.runs.has(externalId)) {
      const { key, number, ...facts } = request;
      this.keys.set(key, externalId);
      this.runs.set(externalId, { ...snapshot(externalId, { ...facts, status: 'queued' }), key });
      this.changed.push(externalId);
    }
    if (this.loseAnswers) throw new AppError('unclear', 'The answer got lost.');
    return this.get(externalId);
  }

  async find(key: string): Promise<RunSnapshot | null> {
    this.fail('find');
    const id = this.keys.get(key);
    return id === undefined ? null : this.get(id);
  }

  async act(action: ProviderAction, externalId: string, text: string | null, key: string): Promise<RunSnapshot> {
    this.fail('act');
    const again = this.acted.some((each) => each.key === key);
    if (!again) this.acted.push({ action, externalId, text, key });
    if (!again && this.obey !== null) this.move(externalId, this.obey(action));
    if (this.loseAnswers) throw new AppError('unclear', 'The answer got lost.');
    return this.get(externalId);
  }

  async logs(externalId: string, from: number, limit: number): Promise<readonly LogLine[]> {
    this.fail('logs');
    return (this.lines.get(externalId) ?? []).slice(from, from + limit);
  }

  async choices() {
    return { agents: ['claude'], models: ['sonnet'] };
  }

  /** What `projects` answers. */
  known: { name: string; description: string | null }[] = [];
  hints = 0;
  readonly unbanned: string[] = [];

  async projects() {
    return this.known;
  }

  hint(): void {
    this.hints++;
  }

  async unban(externalId: string): Promise<RunSnapshot> {
    this.unbanned.push(externalId);
    return this.get(externalId);
  }

  async stop(): Promise<void> {}

  private fail(method: 'changes' | 'create' | 'act' | 'logs' | 'find'): void {
    const error = this.failures.get(method);
    if (error !== undefined) throw error;
  }
}

function snapshot(externalId: string, facts: Partial<NewRun>): RunSnapshot {
  return { ...snapshotFacts(aRun({ status: 'running', ...facts })), externalId, key: null };
}

/** Only what a provider knows of a run; what is ours is left out. */
function snapshotFacts<T extends Partial<NewRun>>(facts: T) {
  const { provider, pending, retryOf, attempt, archivedAt, seenAt, missed, changedAt, externalId, key, ...known } =
    facts;
  return known;
}
