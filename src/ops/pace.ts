import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '../domain/provider.ts';

/** How fast one provider is asked for what nobody waits for at this moment. */
export interface Pace {
  /** Does it when it is its turn. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Nobody begins before so many milliseconds are over. */
  pause(ms: number): void;
}

/** So many requests are with a provider at once where it does not say otherwise. */
const CONCURRENCY = 8;
const ORDINARY: NonNullable<Provider['limits']> = { concurrency: CONCURRENCY, perSecond: null };

/** The pace of each provider, made when it is first needed and kept. */
export function paceOf(paces: Map<string, Pace>, provider: Provider): Pace {
  const pace = paces.get(provider.name) ?? createPace(provider.limits ?? ORDINARY);
  paces.set(provider.name, pace);
  return pace;
}

/** `now` is a clock that never jumps, in milliseconds. */
export function createPace(
  { concurrency, perSecond }: NonNullable<Provider['limits']>,
  now: () => number = () => performance.now(),
): Pace {
  const most = concurrency ?? Number.POSITIVE_INFINITY;
  const interval = perSecond === null ? 0 : 1_000 / perSecond;
  const waiting: (() => void)[] = [];
  let running = 0;
  let next = 0;
  let last: Promise<void> = Promise.resolve();

  async function turn(): Promise<void> {
    if (running < most) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    last = last.then(begin);
    await last;
  }

  /** Counted from when it was due and not from when a timer woke, so that lateness does not add up; after a long one nobody hurries. */
  async function begin(): Promise<void> {
    while (next > now()) await wait(next - now());
    next = Math.max(next, now() - interval) + interval;
  }

  return {
    async run(work) {
      await turn();
      try {
        return await work();
      } finally {
        const first = waiting.shift();
        if (first === undefined) running--;
        else first();
      }
    },
    pause(ms) {
      next = Math.max(next, now() + ms);
    },
  };
}
