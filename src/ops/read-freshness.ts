import { type Freshness, staleAfter } from '../domain/health.ts';
import { isFinal, type Run } from '../domain/run.ts';
import type { Context } from './context.ts';

/** How fresh what we know of a run is. A final run does not age: its provider has said its last word. */
export async function readFreshness(context: Context, run: Run): Promise<Freshness> {
  const provider = await context.store.providers.get(run.provider);
  const times = [run.seenAt, provider?.coveredAt ?? null].filter((at) => at !== null);
  const asOf = times.length === 0 ? null : Math.max(...times);
  const old = asOf === null || context.world.now() - asOf > staleAfter(context.pollSeconds);
  const failing = provider?.failingSince != null;
  return { asOf, stale: !isFinal(run.status) && old, failing };
}
