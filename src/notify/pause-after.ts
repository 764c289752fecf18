import { AppError } from '../domain/errors.ts';
import type { World } from '../domain/provider.ts';

const FIRST = 2_000;
const LONGEST = 15 * 60_000;

/** How long to wait before trying again: what the other side asked for, else doubling with jitter, in milliseconds. */
export function pauseAfter(attempts: number, error: unknown, world: Pick<World, 'random'>): number {
  if (error instanceof AppError && error.retryAfter !== null)
    return Math.min(LONGEST, Math.max(1_000, error.retryAfter));
  const doubled = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts, 20));
  return Math.round(doubled * (0.5 + world.random() / 2));
}
