/** How many calls fit: `burst` at once, then one every `interval` milliseconds. */
export interface Limit {
  readonly burst: number;
  readonly interval: number;
}

/** Keeps one limit. In any stretch of `t` milliseconds it lets at most `burst + t / interval` calls through. */
export interface Bucket {
  /** The moment from which one more may go. */
  readyAt(): number;
  take(now: number): void;
  pauseUntil(moment: number): void;
  /** Whether it remembers nothing any more, so that a new one would do the same. */
  idle(now: number): boolean;
}

/** The generic cell rate algorithm (ITU-T I.371): one number says when the bucket would be full again. */
export function createBucket({ burst, interval }: Limit): Bucket {
  let full = Number.NEGATIVE_INFINITY;
  let paused = Number.NEGATIVE_INFINITY;
  return {
    readyAt: () => Math.max(full - (burst - 1) * interval, paused),
    take(now) {
      full = Math.max(full, now) + interval;
    },
    pauseUntil(moment) {
      paused = Math.max(paused, moment);
    },
    idle: (now) => full <= now && paused <= now,
  };
}
