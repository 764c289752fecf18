import { AppError } from '../../domain/errors.ts';
import type { RunSnapshot, Step } from '../../domain/run.ts';
import type { PollOptions } from './poll.ts';
import { ENTRIES_FOR_STEPS, stepsOf } from './steps.ts';
import { Turns } from './turns.ts';

/** Between two readings of one run's log, in milliseconds. */
const SHORTEST = 10_000;
const LONGEST = 120_000;
const MOST_AT_ONCE = 2;

/** What running runs are doing, read from the end of their logs: an extra, for which a poll neither waits nor fails. */
export class StepReader {
  private readonly options: PollOptions;
  private readonly turns = new Turns(SHORTEST, LONGEST);

  constructor(options: PollOptions) {
    this.options = options;
  }

  /** The same runs, those whose turn it is with their steps. */
  async addSteps(runs: readonly RunSnapshot[], signal: AbortSignal): Promise<readonly RunSnapshot[]> {
    const running = runs.filter((run) => run.status === 'running').map((run) => run.externalId);
    const plans = new Map<string, readonly Step[]>();
    for (const id of this.turns.due(running, this.options.clock.now()).slice(0, MOST_AT_ONCE)) {
      plans.set(id, await this.read(id, signal));
    }
    return runs.map((run) => ({ ...run, plan: plans.get(run.externalId) ?? run.plan }));
  }

  private async read(id: string, signal: AbortSignal): Promise<readonly Step[]> {
    const { api, clock, limits } = this.options;
    if (!limits.hasRoom('steps')) return [];
    try {
      const plan = stepsOf(await api.newestLogs(id, ENTRIES_FOR_STEPS, signal));
      this.turns.looked(id, JSON.stringify(plan), clock.now());
      return plan;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.turns.looked(id, error.code, clock.now());
      return [];
    }
  }
}
