import { AppError, sentence } from '../domain/errors.ts';
import type { NewEvent } from '../domain/event.ts';
import { firstSight, type Observation, observe, observeMissing } from '../domain/observe.ts';
import type { Changes, Provider } from '../domain/provider.ts';
import type { Run, RunSnapshot } from '../domain/run.ts';
import type { ProviderRow, Tables } from '../store/store.ts';
import { recordObservations } from './apply-snapshot.ts';
import { type Context, deadline } from './context.ts';

/** How many answers in a row one poll takes from a provider that has more. */
const MOST_PAGES = 100;

/** Asks every provider at once what is new; one that is silent does not hush the others. */
export async function pollRuns(context: Context): Promise<void> {
  await Promise.all([...context.providers.values()].map((provider) => pollAlone(context, provider)));
}

function pollAlone(context: Context, provider: Provider): Promise<void> {
  const underWay = context.polls.get(provider.name);
  if (underWay !== undefined) return underWay;
  const poll = pollProvider(context, provider).finally(() => context.polls.delete(provider.name));
  context.polls.set(provider.name, poll);
  return poll;
}

async function pollProvider(context: Context, provider: Provider): Promise<void> {
  try {
    for (let page = 0; page < MOST_PAGES && !context.stopping.aborted; page++) {
      if (!(await pollOnce(context, provider))) break;
    }
  } catch (error) {
    if (context.stopping.aborted) return;
    if (!(error instanceof AppError)) context.log.error({ err: error, provider: provider.name }, 'a poll failed');
    await recordSilence(context, provider.name, sentence(error));
  }
}

/** One question and its answer; true where there is more to ask at once. */
async function pollOnce(context: Context, provider: Provider): Promise<boolean> {
  const row = await context.store.providers.get(provider.name);
  const watched = await context.store.runs.watched(provider.name);
  const askedAt = context.world.now();
  const changes = await provider.changes(row?.cursor ?? null, watched.map(externalId), deadline(context));
  if (changes.asked === false) return false;
  const told = await context.store.write((tx) => record(tx, context, provider.name, changes, askedAt));
  if (told > 0) context.announce();
  return changes.more;
}

/** Writes a whole answer in one transaction; returns how many journal events it made. */
async function record(
  tx: Tables,
  context: Context,
  provider: string,
  changes: Changes,
  askedAt: number,
): Promise<number> {
  const now = context.world.now();
  const known = await findKnown(tx, provider, changes);
  const observations: Observation[] = [];
  const unchanged: number[] = [];
  const fresh: RunSnapshot[] = [];
  let outrun = false;
  for (const seen of changes.runs) {
    const run = known.get(seen.externalId);
    if (run === undefined) {
      fresh.push(seen);
      continue;
    }
    const observation = observe(run, seen, askedAt, now);
    if (observation === null) outrun = true;
    else if (observation.events.length > 0) observations.push(observation);
    else unchanged.push(run.number);
  }
  for (const id of changes.missing) {
    const run = known.get(id);
    if (run !== undefined) observations.push(observeMissing(run, now));
  }
  const recorded = await recordObservations(tx, observations, now);
  const inserted = await insertFresh(tx, provider, fresh, now);
  if (changes.covers === 'listed') await tx.runs.touch(unchanged, now);
  await addProjects(tx, provider, fresh, now);
  const returned = await recordAnswer(tx, provider, outrun ? null : changes.cursor, covers(changes, askedAt), now);
  return recorded.length + inserted + returned;
}

async function findKnown(tx: Tables, provider: string, changes: Changes): Promise<Map<string, Run>> {
  const ids = [...changes.runs.map((seen) => seen.externalId), ...changes.missing];
  const known = new Map((await tx.runs.byExternalIds(provider, ids)).map((run) => [externalId(run), run]));
  for (const seen of changes.runs) {
    // A run of ours whose start has not been answered yet comes back in the list before the answer does.
    if (seen.key === null || known.has(seen.externalId)) continue;
    const started = await tx.runs.byKey(seen.key);
    if (started !== null && started.externalId === null) known.set(seen.externalId, started);
  }
  return known;
}

async function insertFresh(tx: Tables, provider: string, fresh: readonly RunSnapshot[], now: number): Promise<number> {
  if (fresh.length === 0) return 0;
  const oldestFirst = [...fresh].sort((one, other) => one.createdAt - other.createdAt);
  const sights = oldestFirst.map((seen) => firstSight(provider, seen, now));
  const runs = await tx.runs.insertMany(sights.map((sight) => sight.run));
  const events = runs.flatMap((run, index): NewEvent[] => sights[index]?.events(run.number) ?? []);
  await tx.journal.append(events);
  return events.length;
}

async function addProjects(tx: Tables, provider: string, fresh: readonly RunSnapshot[], now: number): Promise<void> {
  const names = new Set(fresh.flatMap((seen) => (seen.project === null ? [] : [seen.project])));
  for (const name of names) {
    if ((await tx.projects.get(name)) === null) await tx.projects.put({ name, provider }, now);
  }
}

/** Up to when an answer makes every run of its provider known; null where it does not. */
function covers(changes: Changes, askedAt: number): number | null {
  return changes.covers === 'all' && !changes.more ? askedAt : null;
}

/** `cursor` null keeps the place: an answer that was outrun by a newer one is asked for again. */
async function recordAnswer(
  tx: Tables,
  name: string,
  cursor: string | null,
  covered: number | null,
  now: number,
): Promise<number> {
  const row = await tx.providers.get(name);
  const coveredAt = covered ?? row?.coveredAt ?? null;
  const place = cursor ?? row?.cursor ?? null;
  await tx.providers.put({ name, cursor: place, answeredAt: now, coveredAt, failingSince: null, error: null });
  if (row === null || row.failingSince === null) return 0;
  await tx.journal.append([providerEvent('provider-up', name, now, null)]);
  await tx.posts.outdate(name);
  return 1;
}

async function recordSilence(context: Context, name: string, reason: string): Promise<void> {
  const now = context.world.now();
  try {
    await context.store.write(async (tx) => {
      const row = (await tx.providers.get(name)) ?? neverSeen(name);
      await tx.providers.put({ ...row, failingSince: row.failingSince ?? now, error: reason });
      if (row.failingSince !== null) return;
      await tx.journal.append([providerEvent('provider-down', name, now, reason)]);
      await tx.posts.outdate(name);
    });
    context.announce();
  } catch (error) {
    context.log.error({ err: error, provider: name }, 'recording a silent provider failed');
  }
}

function neverSeen(name: string): ProviderRow {
  return { name, cursor: null, answeredAt: null, coveredAt: null, failingSince: null, error: null };
}

function providerEvent(
  kind: 'provider-down' | 'provider-up',
  name: string,
  at: number,
  detail: string | null,
): NewEvent {
  return { kind, run: null, at, actor: { kind: 'provider', name }, action: null, detail: detail ?? name };
}

function externalId(run: Run): string {
  return run.externalId ?? '';
}
