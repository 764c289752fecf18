import { AppError } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import { findRun } from './act-on-run.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { type Context, deadline } from './context.ts';

/** Lifts what cancelling a run did beside stopping it, such as Codegen's ban of its pull request. Doing it twice is doing it once. */
export async function unbanRun(context: Context, number: number): Promise<Run> {
  const run = await findRun(context.store, number);
  const provider = context.providers.get(run.provider);
  if (provider?.unban === undefined || run.externalId === null) {
    throw new AppError('unsupported', `Cancelling #${number} stops that run alone, so there is nothing to lift.`);
  }
  const askedAt = context.world.now();
  return applySnapshot(context, number, await provider.unban(run.externalId, deadline(context)), askedAt);
}
