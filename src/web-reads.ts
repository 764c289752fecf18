import type { Health } from './domain/health.ts';
import { parseQuery } from './domain/query/parse.ts';
import type { Context } from './ops/context.ts';
import { readFreshness, staleAfter } from './ops/read-freshness.ts';
import { readLogs } from './ops/read-logs.ts';
import type { Reads } from './web/reads.ts';

/** What the page may ask of the rest: only looking. */
export function webReads(context: Context, health: () => Promise<Health>): Reads {
  const { store, world } = context;
  return {
    now: world.now,
    runs: store.runs,
    query: async (text, person, zone) =>
      parseQuery(text, { now: world.now(), zone, me: person?.id ?? null, staleAfter: staleAfter(context) }),
    freshness: (run) => readFreshness(context, run),
    events: async (run, limit) => [...(await store.journal.ofRun(run, limit))].reverse(),
    logs: (run, from, limit) => readLogs(context, run, from, limit),
    projects: () => store.projects.list(),
    health,
    version: () => store.journal.newest(),
    after: (seq, limit) => store.journal.after(seq, limit),
  };
}
