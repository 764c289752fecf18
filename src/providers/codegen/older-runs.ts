import { AppError } from '../../domain/errors.ts';
import type { Changes } from '../../domain/provider.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import { contentOf } from './content.ts';
import type { PollOptions } from './poll.ts';
import { runId } from './run-desk.ts';
import { Turns } from './turns.ts';

/** Between two looks at one run, in milliseconds. */
const SHORTEST = 15_000;
const LONGEST = 300_000;

/** Active runs that are older than the newest hundred: each is looked at in its own turn. */
export class OlderRuns {
  private readonly options: PollOptions;
  private readonly turns = new Turns(SHORTEST, LONGEST);

  constructor(options: PollOptions) {
    this.options = options;
  }

  /** Something may have happened to any of them. */
  soon(): void {
    this.turns.soon();
  }

  /** Looks at those whose turn it is, as far as the limits allow. */
  async look(ids: readonly string[], signal: AbortSignal): Promise<Pick<Changes, 'runs' | 'missing'>> {
    const { clock, limits } = this.options;
    const missing = ids.filter((id) => runId(id) === null);
    const runs: RunSnapshot[] = [];
    const possible = ids.filter((id) => runId(id) !== null);
    for (const id of this.turns.due(possible, clock.now())) {
      if (!limits.hasRoom('look')) break;
      const run = await this.lookAt(id, signal);
      if (run === null) break;
      if (run === 'missing') missing.push(id);
      else runs.push(run);
    }
    return { runs, missing };
  }

  /** Null where the answer failed for the moment: the others had better wait, and its own turn comes again. */
  private async lookAt(id: string, signal: AbortSignal): Promise<RunSnapshot | 'missing' | null> {
    const { api, clock, desk, log } = this.options;
    try {
      const answer = await api.run(id, 'look', signal);
      const run = desk.tell(answer);
      this.turns.looked(id, contentOf(run, answer), clock.now());
      return run;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.turns.looked(id, error.code, clock.now());
      if (error.code === 'not_found') return 'missing';
      log.warn({ err: error, run: id }, 'an active Codegen run could not be looked at');
      return null;
    }
  }
}
