import { setTimeout as wait } from 'node:timers/promises';

const TRIES = 5;
const FIRST_WAIT = 20;

/** Runs `work` up to five times while it fails with what `isPassing` says will pass; waits longer each time, by chance. */
export async function repeat<T>(
  work: () => Promise<T>,
  isPassing: (error: unknown) => boolean,
  random: () => number,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !isPassing(error)) throw error;
      await wait(FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + random()));
    }
  }
}
