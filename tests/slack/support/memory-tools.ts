import { editOf } from '../../../src/domain/edit.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { Health } from '../../../src/domain/health.ts';
import type { Project } from '../../../src/domain/project.ts';
import type { Capabilities } from '../../../src/domain/provider.ts';
import type { Query } from '../../../src/domain/query/ast.ts';
import { parseQuery } from '../../../src/domain/query/parse.ts';
import type { Role } from '../../../src/domain/role.ts';
import { type NewRun, type Run, STATUSES, type Status } from '../../../src/domain/run.ts';
import type { Tools } from '../../../src/slack/tools.ts';
import type { RunReads } from '../../../src/store/run-store.ts';
import { aRun, NOON } from '../../support/run-fixtures.ts';
import { aReport } from '../../support/validation-fixtures.ts';
import { memoryBulk } from './memory-bulk.ts';
import { memoryCharts } from './memory-charts.ts';
import { memoryHomes } from './memory-homes.ts';
import { memoryPeople } from './memory-people.ts';
import { memoryProjects } from './memory-projects.ts';
import { memoryStats } from './memory-stats.ts';
import { memoryViews } from './memory-views.ts';

/** Something that was really done, in the order of doing. */
export interface Deed {
  readonly verb: string;
  readonly run?: number;
  readonly [detail: string]: unknown;
}

/** The rest of the program in memory: it keeps runs, does each key once, and remembers what was done. */
export interface MemoryTools extends Tools {
  readonly deeds: Deed[];
  readonly known: Map<number, Run>;
  /** How long after noon it is, in milliseconds. */
  later: number;
  /** Which run's card stands in a thread, by `channel ts`. */
  readonly threads: Map<string, number>;
  readonly projectList: Project[];
  /** Everybody is operator until told otherwise. */
  readonly roles: Map<string, Role>;
  add(number: number, facts?: Partial<NewRun>): Run;
  /** What the provider can do. */
  able: Capabilities;
  /** Waited for before anything is done or read; for slow and failing days. */
  before: () => Promise<void>;
}

const ABLE: Capabilities = {
  create: true,
  pause: true,
  resume: true,
  cancel: true,
  say: true,
  continueFinal: true,
  logs: true,
  progress: true,
  cost: true,
  createOnce: true,
  cancelWarning: null,
};

export function memoryTools(): MemoryTools {
  const known = new Map<number, Run>();
  const deeds: Deed[] = [];
  const done = new Map<string, Run>();
  const taken = new Set<string>();
  const roles = new Map<string, Role>();
  const projectList: Project[] = [
    {
      name: 'web',
      provider: null,
      channel: null,
      agent: 'claude',
      description: null,
      createdAt: NOON,
      archivedAt: null,
    },
  ];

  /** Does it once for each key; `first` says whether this time it was done. */
  function once(key: string, verb: string, run: () => Run, details: object = {}) {
    const before = done.get(key);
    if (before !== undefined) return { run: before, first: false };
    const result = run();
    done.set(key, result);
    deeds.push({ verb, run: result.number, ...details });
    return { run: result, first: true };
  }

  const tools: MemoryTools = {
    deeds,
    known,
    later: 0,
    threads: new Map(),
    async putBoard({ channel, query }) {
      deeds.push({ verb: 'put-board', channel, query });
      return { changed: false };
    },
    async removeBoard(channel) {
      deeds.push({ verb: 'remove-board', channel });
    },
    projectList,
    roles,
    able: ABLE,
    before: async () => {},
    add(number, facts = {}) {
      const run: Run = { ...aRun(facts), number, externalId: `x${number}`, seq: 1, version: 3 };
      known.set(number, run);
      return run;
    },
    now: () => NOON + tools.later,
    runs: reads(known),
    stats: memoryStats(known),
    charts: memoryCharts(),
    bulk: memoryBulk(deeds, reads(known)),
    query: async (text, person, zone) => parseQuery(text, { now: NOON, zone, me: person.id, staleAfter: 15_000 }),
    freshness: async () => ({ asOf: NOON, stale: false, failing: false }),
    capabilities: () => tools.able,
    async start({ key, prompt, project, by, place, trigger, metadata }) {
      await tools.before();
      if (project != null && !projectList.some(({ name }) => name === project)) {
        throw new AppError('not_found', `There is no project "${project}".`);
      }
      const make = () =>
        tools.add(Math.max(1000, ...known.keys()) + 1, { status: 'queued', prompt, project: project ?? null });
      return once(key, 'start', make, {
        prompt,
        by: by.id,
        place,
        ...(metadata === undefined ? {} : { metadata, trigger }),
      }).run;
    },
    async act(action, { key, run, by, text }) {
      await tools.before();
      const { first, run: after } = once(key, action, () => found(known, run), { by: by.id, text: text ?? null });
      return { state: first ? 'requested' : 'already', run: after };
    },
    async retry({ key, run, prompt }) {
      await tools.before();
      const make = () =>
        tools.add(Math.max(...known.keys()) + 1, { status: 'queued', retryOf: found(known, run).number });
      const { first, run: made } = once(key, 'retry', make, { of: run, prompt: prompt ?? null });
      return { state: first ? 'requested' : 'already', run: made };
    },
    async unban(run) {
      deeds.push({ verb: 'unban', run });
      return found(known, run);
    },

    async show(run, place) {
      const stands = deeds.some((deed) => deed.verb === 'show' && deed.run === run);
      deeds.push({ verb: 'show', run, place });
      const ts = stands ? '1.1' : null;
      return { run, ...place, ts, shownSeq: 0, attempts: 0, nextAt: 0, gone: null };
    },
    async logs(run, from, limit) {
      await tools.before();
      const lines = Array.from({ length: 100 }, (_, index) => ({
        index,
        at: NOON,
        level: 'info' as const,
        text: `line ${index} of #${run}`,
      }));
      const first = from < 0 ? lines.length + from : from;
      return { lines: lines.slice(first, first + limit), total: lines.length, asOf: NOON, note: null };
    },
    async edit({ key, run, by, change }) {
      await tools.before();
      const before = found(known, run);
      const { first, run: after } = once(key, 'edit', () => keep(known, editOf(before, change)), { by: by.id, change });
      return { state: first ? 'confirmed' : 'already', run: after };
    },
    async archive({ key, run, by }) {
      const hide = () => keep(known, { ...found(known, run), archivedAt: NOON });
      const { first, run: after } = once(key, 'archive', hide, { by: by.id });
      return { state: first ? 'confirmed' : 'already', run: after };
    },
    async restore({ key, run, by }) {
      const show = () => keep(known, { ...found(known, run), archivedAt: null });
      const { first, run: after } = once(key, 'restore', show, { by: by.id });
      return { state: first ? 'confirmed' : 'already', run: after };
    },
    ...memoryHomes(() => deeds.length + known.size),
    runIn: async (channel, threadTs) => known.get(tools.threads.get(`${channel} ${threadTs}`) ?? 0) ?? null,
    ...memoryProjects(projectList, deeds, taken),
    ...memoryViews(deeds, taken),
    ...memoryPeople(roles, deeds, taken),
    async validate({ provider, write, told }) {
      deeds.push({ verb: 'validate', provider, write });
      await tools.before();
      const report = aReport(provider ?? 'simulator');
      for (const category of report.categories) told(report.provider, category);
      return [report];
    },
    choices: async () => ({ providers: ['simulator'], agents: ['claude', 'codex'], models: ['sonnet'] }),
    health: async () => HEALTH,
    linkedRun: (url) => Number(/^https:\/\/tower\.test\/runs\/(\d+)$/.exec(url)?.[1]) || null,
    pageLink: async ({ id }) => `https://tower.test/signin?token=${id}`,
    async take(key) {
      if (taken.has(key)) return false;
      taken.add(key);
      return true;
    },
  };
  return tools;
}

const HEALTH: Health = {
  now: NOON,
  startedAt: NOON - 60_000,
  version: '0.1.0',
  providers: [{ name: 'simulator', answeredAt: NOON, coveredAt: NOON, failingSince: null, error: null }],
  slack: { transport: 'http', connected: true, error: null, lag: 0 },
  database: { engine: 'sqlite', ok: true, error: null },
  outbox: { due: 0, unknown: 0, dead: 0, oldestAt: null },
  pollSeconds: 5,
};

function keep(known: Map<number, Run>, run: Run): Run {
  known.set(run.number, run);
  return run;
}

function found(known: ReadonlyMap<number, Run>, number: number): Run {
  const run = known.get(number);
  if (run === undefined) throw new AppError('not_found', `There is no run #${number}.`);
  return run;
}

/** Reads that understand everything and lists of statuses: enough to see which query was asked. */
function reads(known: ReadonlyMap<number, Run>): RunReads {
  const matching = ({ where }: Query) =>
    [...known.values()].reverse().filter((run) => where.kind !== 'status' || where.values.includes(run.status));
  return {
    get: async (number) => known.get(number) ?? null,
    async list(query, { limit, after }) {
      const from = Number(after ?? 0);
      const all = matching(query);
      const next = from + limit < all.length ? String(from + limit) : null;
      return {
        runs: all.slice(from, from + limit),
        next,
        previous: from > 0 ? String(Math.max(0, from - limit)) : null,
      };
    },
    count: async (query) => matching(query).length,
    async countByStatus(query) {
      const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
      for (const run of matching(query)) counts[run.status] += 1;
      return counts;
    },
    totals: async (query) => ({ runs: matching(query).length, costMicros: 0, costKnown: 0, tokens: 0, tokensKnown: 0 }),
    retriesOf: async (number) => [...known.values()].filter((run) => run.retryOf === number),
    names: async () => [],
  };
}
