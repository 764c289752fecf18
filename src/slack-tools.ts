import type { Health } from './domain/health.ts';
import type { Person } from './domain/person.ts';
import { parseQuery } from './domain/query/parse.ts';
import { actOnRun } from './ops/act-on-run.ts';
import { changeProject } from './ops/change-project.ts';
import type { Context } from './ops/context.ts';
import { readFreshness, staleAfter } from './ops/read-freshness.ts';
import { readLogs } from './ops/read-logs.ts';
import { retryRun } from './ops/retry-run.ts';
import { showRun } from './ops/show-run.ts';
import { startRun } from './ops/start-run.ts';
import type { Tools } from './slack/tools.ts';

/** What Slack may ask of the rest: each verb is one operation, everything else only looks. */
export function slackTools(
  context: Context,
  health: () => Promise<Health>,
  pageLink: (person: Person, path?: string) => Promise<string>,
): Tools {
  const { store, world, providers } = context;
  return {
    now: world.now,
    runs: store.runs,
    query: async (text, person, zone) =>
      parseQuery(text, { now: world.now(), zone, me: person.id, staleAfter: staleAfter(context) }),
    freshness: (run) => readFreshness(context, run),
    capabilities: (provider) => providers.get(provider)?.capabilities ?? null,
    start: (request) => startRun(context, request),
    act: (action, request) => actOnRun(context, action, request),
    retry: (request) => retryRun(context, request),
    show: (run, place) => showRun(context, run, place),
    logs: (run, from, limit) => readLogs(context, run, from, limit),
    projects: () => store.projects.list(),
    changeProject: (name, change, by) => changeProject(context, name, change, by),
    choices: () => choices(context),
    health,
    pageLink,
    take: (key) => store.write((tx) => tx.inbox.take(key, world.now())),
  };
}

async function choices({ providers }: Context) {
  const offered = await Promise.all([...providers.values()].map((provider) => provider.choices()));
  const distinct = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())];
  return {
    providers: [...providers.keys()],
    agents: distinct(offered.map((each) => each.agents)),
    models: distinct(offered.map((each) => each.models)),
  };
}
