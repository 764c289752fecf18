/** Time as the waiting parts of Slack need it; a test turns it by hand. */
export interface Clock {
  /** Milliseconds from any beginning; never goes back. */
  now(): number;
  /** Calls `wake` once, `ms` from now; the returned function calls it off. Does not keep the process alive. */
  after(ms: number, wake: () => void): () => void;
}

/** The machine's own steady clock, which does not jump when somebody sets the time. */
export const steadyClock: Clock = {
  now: () => performance.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves `ms` from now. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** What the work gives if it is done within `ms`; null if it takes longer (it goes on). */
export async function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<{ readonly value: T } | null> {
  let forget = (): void => {};
  const tooLate = new Promise<null>((resolve) => {
    forget = clock.after(ms, () => resolve(null));
  });
  try {
    return await Promise.race([work.then((value) => ({ value })), tooLate]);
  } finally {
    forget();
  }
}
