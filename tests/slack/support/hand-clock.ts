import type { Clock } from '../../../src/slack/clock.ts';

/** A clock that a test turns by hand: due wake-ups run in their order, each with everything that follows from it. */
export interface HandClock extends Clock {
  advance(ms: number): Promise<void>;
}

export function createHandClock(): HandClock {
  let now = 0;
  let timers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    after(ms, wake) {
      const timer = { at: now + ms, wake };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await settled();
        const [next] = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.wake();
      }
      now = end;
    },
  };
}

/** Lets every promise that can go on go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
