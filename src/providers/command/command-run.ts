import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../domain/errors.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import { Output } from './output.ts';
import { birthOf, signalGroup } from './process-group.ts';
import { type RunRecord, runFolder } from './run-folder.ts';
import { snapshotOf } from './snapshot.ts';

/** How long a program that was asked to end may take before it is ended by force, in milliseconds. */
export const GRACE = 10_000;
const LOOK_EVERY = 50;
/** How long an action waits to see its effect, in milliseconds. */
const PATIENCE = 1_000;

/** One run: its process group, its files, and what is known of it. */
export class CommandRun {
  /** Grows whenever the snapshot changes. */
  changed = 0;
  private record: RunRecord;
  private readonly folder: string;
  private readonly now: () => number;
  private readonly output: Output;
  private latest: RunSnapshot;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string, record: RunRecord, now: () => number) {
    this.folder = folder;
    this.record = record;
    this.now = now;
    this.output = new Output(this.files.output);
    this.latest = snapshotOf(record, this.output.facts);
  }

  get snapshot(): RunSnapshot {
    return this.latest;
  }

  get isOver(): boolean {
    return this.record.end !== null;
  }

  /** A record from before a restart: is its process still the one that we started? */
  async reattach(): Promise<void> {
    const { pid, birth } = this.record;
    const stranger = pid !== null && birth !== null && (await birthOf(pid)) !== birth;
    if (stranger && !this.isOver) await this.save({ pid: null });
    await this.output.readOn(null, this.isOver);
    this.latest = snapshotOf(this.record, this.output.facts);
  }

  /** Looks at the process and its output; true if anything is new. */
  look(): Promise<boolean> {
    return this.inTurn(async () => {
      if (!this.isOver) await this.findEnd();
      await this.output.readOn(this.now(), this.isOver);
      const next = snapshotOf(this.record, this.output.facts);
      if (JSON.stringify(next) === JSON.stringify(this.latest)) return false;
      this.latest = next;
      return true;
    });
  }

  async log(from: number, limit: number) {
    await this.look();
    return this.output.lines(from, limit);
  }

  /** Carries out an action once for its key; what it cannot do to a run that is over does nothing. */
  async act(action: 'pause' | 'resume' | 'cancel', key: string): Promise<void> {
    await this.inTurn(async () => {
      if (this.isOver || this.record.acted.includes(key)) return;
      const acted = [...this.record.acted, key];
      if (action === 'cancel')
        await this.save({ acted, cancelledAt: this.record.cancelledAt ?? this.now(), paused: false });
      else await this.save({ acted, paused: action === 'pause' });
      this.signal(action);
    });
    if (action === 'cancel') await this.awaitEnd();
  }

  private signal(action: 'pause' | 'resume' | 'cancel'): void {
    const { pid } = this.record;
    if (pid === null) return;
    if (action === 'pause') signalGroup(pid, 'SIGSTOP');
    else if (action === 'resume') signalGroup(pid, 'SIGCONT');
    else this.askToEnd(pid);
  }

  /** A stopped process hears nothing until it goes on. */
  private askToEnd(pid: number): void {
    signalGroup(pid, 'SIGTERM');
    signalGroup(pid, 'SIGCONT');
  }

  private async awaitEnd(): Promise<void> {
    for (let waited = 0; waited < PATIENCE && !this.isOver; waited += LOOK_EVERY) {
      await this.look();
      if (!this.isOver) await wait(LOOK_EVERY);
    }
  }

  private async findEnd(): Promise<void> {
    const now = this.now();
    const { pid, endsAt, timedOutAt } = this.record;
    const exit = await runFolder(this.folder, this.record.id).exitCode();
    if (exit !== null) return this.finish(exit.code, Math.min(exit.at, now));
    if (pid === null || !signalGroup(pid, 0)) return this.finish(null, now);
    if (endsAt !== null && now >= endsAt && timedOutAt === null && this.record.cancelledAt === null) {
      await this.save({ timedOutAt: now });
      this.askToEnd(pid);
    }
    const asked = this.record.cancelledAt ?? this.record.timedOutAt;
    if (asked !== null && now - asked >= GRACE) signalGroup(pid, 'SIGKILL');
  }

  /** `code` null: it left none, because it was ended by force or while the machine was down. */
  private async finish(code: number | null, at: number): Promise<void> {
    const { cancelledAt, timedOutAt, endsAt, createdAt } = this.record;
    const end = (status: 'completed' | 'failed' | 'cancelled', detail: string) =>
      this.save({ end: { status, at, detail } });
    if (code === 0 && cancelledAt === null) return end('completed', 'exit code 0');
    if (cancelledAt !== null) return end('cancelled', code === null ? 'ended by force' : `exit code ${code}`);
    if (timedOutAt !== null)
      return end('failed', `timed out after ${Math.round(((endsAt ?? at) - createdAt) / 60_000)} min`);
    if (code === null)
      return end('failed', 'its process is gone and left no exit code; the machine may have restarted');
    return end('failed', `exit code ${code}`);
  }

  private async save(change: Partial<RunRecord>): Promise<void> {
    this.record = { ...this.record, ...change };
    await runFolder(this.folder, this.record.id).save(this.record);
  }

  private get files() {
    return runFolder(this.folder, this.record.id);
  }

  /** One thing at a time, in the order in which it was asked for. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => {});
    return result;
  }
}

/** Whether a stored record can be used. */
export async function loadRun(folder: string, id: string, now: () => number): Promise<CommandRun> {
  try {
    const run = new CommandRun(folder, await runFolder(folder, id).load(), now);
    await run.reattach();
    return run;
  } catch (error) {
    throw new AppError('unavailable', `The files of run ${id} in ${folder} cannot be read.`, { cause: error });
  }
}
