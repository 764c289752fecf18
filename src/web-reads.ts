import type { Charts } from './charts/charts.ts';
import type { Health } from './domain/health.ts';
import type { Context } from './ops/context.ts';
import { readFreshness } from './ops/read-freshness.ts';
import { readLogs } from './ops/read-logs.ts';
import { readQuery } from './ops/read-query.ts';
import type { Reads } from './web/reads.ts';

/** What the page may ask of the rest: only looking. */
export function webReads(context: Context, health: () => Promise<Health>, charts: Charts): Reads {
  const { store, world } = context;
  return {
    now: world.now,
    runs: store.runs,
    stats: store.stats,
    charts,
    query: (text, person, zone) => readQuery(context, text, { person, zone }),
    views: (person) => store.views.visible(person?.id ?? null),
    freshness: (run) => readFreshness(context, run),
    events: async (run, limit) => [...(await store.journal.ofRun(run, limit))].reverse(),
    logs: (run, from, limit) => readLogs(context, run, from, limit),
    projects: () => store.projects.list(),
    health,
    version: () => store.journal.newest(),
    after: (seq, limit) => store.journal.after(seq, limit),
  };
}
