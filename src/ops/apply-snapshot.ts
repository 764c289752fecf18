import type { JournalEvent } from '../domain/event.ts';
import { type Observation, observe, type Settled } from '../domain/observe.ts';
import type { Run, RunSnapshot } from '../domain/run.ts';
import type { Tables } from '../store/store.ts';
import type { Context } from './context.ts';

/**
 * Records one provider's answer about one run: the run, what the journal says of it, and the action it settles, in one transaction.
 * Returns the run as it stands afterwards.
 */
export async function applySnapshot(
  context: Context,
  number: number,
  seen: RunSnapshot,
  askedAt: number,
): Promise<Run> {
  const run = await context.store.write(async (tx) => {
    const known = await tx.runs.get(number);
    if (known === null) throw new Error(`run ${number} vanished from the store`);
    const observation = observe(known, seen, askedAt, context.world.now());
    if (observation === null) return known;
    await recordObservations(tx, [observation], context.world.now());
    return (await tx.runs.get(number)) ?? known;
  });
  context.announce();
  return run;
}

/** Writes observations of runs that are known: changed runs, their events, and the operations they settle. */
export async function recordObservations(
  tx: Tables,
  observations: readonly Observation[],
  now: number,
): Promise<readonly JournalEvent[]> {
  await tx.runs.saveMany(observations.map((each) => each.run));
  const events = await tx.journal.append(observations.flatMap((each) => each.events));
  const settled = observations.flatMap(({ run, settled }) =>
    settled === null ? [] : [[run.number, settled] as const],
  );
  if (settled.length > 0) await settleOperations(tx, new Map(settled), now);
  return events;
}

async function settleOperations(tx: Tables, settled: ReadonlyMap<number, Settled>, now: number): Promise<void> {
  const ended = new Map<string, { readonly end: Settled; readonly keys: string[] }>();
  for (const { key, run, action } of await tx.operations.openOf([...settled.keys()])) {
    const end = settled.get(run);
    if (end === undefined || end.action !== action) continue;
    const name = `${end.state} ${end.reason}`;
    const group = ended.get(name) ?? { end, keys: [] };
    group.keys.push(key);
    ended.set(name, group);
  }
  for (const { end, keys } of ended.values()) await tx.operations.settleMany(keys, end.state, now, end.reason);
}
