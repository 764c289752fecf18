import { setTimeout as wait } from 'node:timers/promises';
import { bulkTools } from './bulk-tools.ts';
import { chartTools } from './chart-tools.ts';
import type { Charts } from './charts/charts.ts';
import { chooseProviders } from './choose-provider.ts';
import type { Health } from './domain/health.ts';
import type { Person } from './domain/person.ts';
import type { CategoryReport, ValidationReport } from './domain/validation.ts';
import { actOnRun } from './ops/act-on-run.ts';
import { addProject } from './ops/add-project.ts';
import { archiveProject } from './ops/archive-project.ts';
import { archiveRun } from './ops/archive-run.ts';
import { changeProject } from './ops/change-project.ts';
import type { Context } from './ops/context.ts';
import { editRun } from './ops/edit-run.ts';
import { defaultRole, memberRole } from './ops/member-role.ts';
import { readFreshness } from './ops/read-freshness.ts';
import { readLogs } from './ops/read-logs.ts';
import { readQuery } from './ops/read-query.ts';
import { removeView } from './ops/remove-view.ts';
import { restoreRun } from './ops/restore-run.ts';
import { retryRun } from './ops/retry-run.ts';
import { saveView } from './ops/save-view.ts';
import { setDefaultRole, setRole } from './ops/set-role.ts';
import { shareView } from './ops/share-view.ts';
import { showRun } from './ops/show-run.ts';
import { startRun } from './ops/start-run.ts';
import { putBoard, removeBoard } from './ops/sticky-board.ts';
import { unbanRun } from './ops/unban-run.ts';
import type { Tools } from './slack/tools.ts';
import { validate } from './validation/validate.ts';

/** How many people a list of them shows. */
const PEOPLE = 100;

/** What Slack may ask of the rest: each verb is one operation, everything else only looks. */
export function slackTools(
  context: Context,
  charts: Charts,
  health: () => Promise<Health>,
  pageLink: (person: Person, path?: string) => Promise<string>,
  pageUrl: string,
): Tools {
  const { store, world, providers } = context;
  return {
    now: world.now,
    runs: store.runs,
    stats: store.stats,
    charts: chartTools(context, charts),
    query: (text, person, zone) => readQuery(context, text, { person, zone }),
    freshness: (run) => readFreshness(context, run),
    capabilities: (provider) => providers.get(provider)?.capabilities ?? null,
    start: (request) => startRun(context, request),
    act: (action, request) => actOnRun(context, action, request),
    retry: (request) => retryRun(context, request),
    unban: (run) => unbanRun(context, run),
    show: (run, place) => showRun(context, run, place),
    putBoard: (request) => putBoard(context, request),
    removeBoard: (channel) => removeBoard(context, channel),
    runIn: async (channel, threadTs) => {
      const post = await store.posts.inThread(channel, threadTs);
      return post === null ? null : store.runs.get(post.run);
    },
    logs: (run, from, limit) => readLogs(context, run, from, limit),
    edit: (request) => editRun(context, request),
    archive: (request) => archiveRun(context, request),
    restore: (request) => restoreRun(context, request),
    bulk: bulkTools(context),
    projects: () => store.projects.list(),
    addProject: (request) => addProject(context, request),
    changeProject: (request) => changeProject(context, request),
    archiveProject: (request) => archiveProject(context, request),
    views: (person) => store.views.visible(person.id),
    saveView: (request) => saveView(context, request),
    shareView: (request) => shareView(context, request),
    removeView: (request) => removeView(context, request),
    preferences: (person) => store.preferences.get(person.id),
    prefer: (person, change) => store.preferences.change(person.id, change),
    homes: store.homes,
    newest: () => store.journal.newest(),
    role: (person, zone) => memberRole(context, person, zone),
    people: () => store.people.list(PEOPLE),
    admins: () => store.people.admins(),
    defaultRole: () => defaultRole(store),
    setRole: (request) => setRole(context, request),
    setDefaultRole: (request) => setDefaultRole(context, request),
    validate: (request) => validateProviders(context, request),
    choices: () => choices(context),
    health,
    linkedRun: (url) => linkedRun(url, pageUrl),
    async pageLink(person, path = '/') {
      const { theme } = await store.preferences.get(person.id);
      return pageLink(person, `${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
    },
    take: (key) => store.write((tx) => tx.inbox.take(key, world.now())),
  };
}

/** `url` as Slack saw it somewhere; only pages under our own address count. */
function linkedRun(url: string, pageUrl: string): number | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  const page = new URL(pageUrl);
  const base = page.pathname.replace(/\/$/, '');
  const path = origin === page.origin && pathname.startsWith(base) ? pathname.slice(base.length) : '';
  const digits = /^\/runs\/(\d{1,9})\/?$/.exec(path)?.[1];
  return digits === undefined ? null : Number(digits);
}

async function validateProviders(
  { providers, world, stopping }: Context,
  { provider, write, told }: Parameters<Tools['validate']>[0],
): Promise<readonly ValidationReport[]> {
  const reports: ValidationReport[] = [];
  for (const [name, each] of chooseProviders(providers, provider)) {
    const onProgress = (category: CategoryReport) => told(name, category);
    reports.push(await validate(each, { write, world, wait: (ms) => wait(ms), signal: stopping, onProgress }));
  }
  return reports;
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
