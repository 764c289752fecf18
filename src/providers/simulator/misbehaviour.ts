import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../domain/errors.ts';
import type { RunSnapshot } from '../../domain/run.ts';

/** How a simulator is told to go wrong; what is left out stays as it is. */
export interface Misbehaviour {
  /** Every answer takes so many milliseconds longer. */
  readonly slow?: number;
  /** So many of the next questions fail as if nobody were there. */
  readonly failNext?: number;
  /** So many of the next questions are refused with the advice to wait so many milliseconds. */
  readonly rateLimit?: { readonly next: number; readonly retryAfter: number };
  /** Answers contradict themselves: final runs run again, numbers are impossible. */
  readonly contradict?: boolean;
  /** Ids that it no longer knows. */
  readonly vanished?: readonly string[];
  /** So many of the next starts and actions arrive, and then their answer gets lost. */
  readonly loseAnswers?: number;
}

/** Bad manners of one simulator, changed while it runs. */
export interface Manners {
  change(how: Misbehaviour): void;
  /** To be met before every answer: delays it or throws, as told. Rejects at once when the signal aborts. */
  meet(signal: AbortSignal): Promise<void>;
  /** To be met after something was done: throws where its answer gets lost. */
  loseAnswer(): void;
  knows(id: string): boolean;
  /** The answer, as wrong as told. */
  garble(run: RunSnapshot): RunSnapshot;
}

/** Good manners until told otherwise. */
export function createManners(first: Misbehaviour): Manners {
  const how = {
    slow: 0,
    failNext: 0,
    rateLimit: { next: 0, retryAfter: 0 },
    contradict: false,
    loseAnswers: 0,
    vanished: [] as readonly string[],
    ...first,
  };
  return {
    change: (next) => void Object.assign(how, next),
    async meet(signal) {
      signal.throwIfAborted();
      if (how.slow > 0) await wait(how.slow, undefined, { signal });
      if (how.failNext > 0) {
        how.failNext--;
        throw new AppError(
          'unavailable',
          'The simulator does not answer at the moment. Nothing was lost; try again soon.',
        );
      }
      const { next, retryAfter } = how.rateLimit;
      if (next === 0) return;
      how.rateLimit = { next: next - 1, retryAfter };
      throw new AppError('rate_limited', 'The simulator asks for fewer questions. Try again in a moment.', {
        retryAfter,
      });
    },
    loseAnswer() {
      if (how.loseAnswers === 0) return;
      how.loseAnswers--;
      throw new AppError('unclear', 'The simulator’s answer got lost; it may or may not have been done.');
    },
    knows: (id) => !how.vanished.includes(id),
    garble: (run) => (how.contradict ? garbled(run) : run),
  };
}

function garbled(run: RunSnapshot): RunSnapshot {
  return {
    ...run,
    status: run.status === 'completed' ? 'running' : run.status,
    progress: 1.7,
    costMicros: -1,
    tokens: Number.NaN,
    startedAt: run.createdAt - 60_000,
    finishedAt: run.status === 'completed' ? run.createdAt - 120_000 : run.finishedAt,
  };
}
