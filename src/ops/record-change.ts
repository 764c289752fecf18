import type { EventKind } from '../domain/event.ts';
import type { KeepOutcome, KeepRequest } from '../domain/requests.ts';
import type { Run } from '../domain/run.ts';
import type { Tables } from '../store/store.ts';
import { findRun } from './act-on-run.ts';
import type { Context } from './context.ts';

/** What is to become of a run, and what the journal says of it. */
export interface Change {
  readonly run: Run;
  readonly kind: EventKind;
  readonly detail: string | null;
}

/**
 * Changes what we ourselves keep of a run, which needs no provider: the run, its journal entry and the key in one
 * transaction. `decide` gives null where there is nothing to change, and throws AppError where it must not be.
 */
export async function recordChange(
  context: Context,
  { key, run: number, by }: KeepRequest,
  decide: (run: Run, tx: Tables) => Change | null | Promise<Change | null>,
): Promise<KeepOutcome> {
  const now = context.world.now();
  const outcome = await context.store.write(async (tx): Promise<KeepOutcome> => {
    const known = await findRun(tx, number);
    const change = (await tx.inbox.take(key, now)) ? await decide(known, tx) : null;
    if (change === null) return { state: 'already', run: known };
    const { kind, detail } = change;
    const run = await tx.runs.save({ ...change.run, changedAt: now });
    const actor = { kind: 'person', person: by } as const;
    await tx.journal.append([{ kind, run: number, at: now, actor, action: null, detail }]);
    return { state: 'confirmed', run };
  });
  if (outcome.state === 'confirmed') context.announce();
  return outcome;
}
