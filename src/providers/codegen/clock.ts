import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the waiting parts need it; a test turns it by hand. */
export interface Clock {
  /** Milliseconds from any beginning; never goes back. */
  now(): number;
  /** Resolves `ms` from now; rejects when the signal is aborted first. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** The machine's own steady clock, which does not jump when somebody sets the time. */
export const steadyClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }),
};
