import { AppError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import type { Capabilities, Changes, CreateRequest, Provider, ProviderTools } from '../../domain/provider.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import type { Agent } from './agents-file.ts';
import { CommandRun, loadRun } from './command-run.ts';
import { birthOf, startGroup } from './process-group.ts';
import { knownRuns, type RunRecord, runFolder } from './run-folder.ts';

export interface CommandOptions extends Pick<ProviderTools, 'world' | 'log'> {
  readonly agents: readonly Agent[];
  /** Where runs keep their files. */
  readonly folder: string;
}

const NO_TALK = 'An agent on the command line hears only its prompt. Cancel it and retry it with another prompt.';

const CAPABILITIES: Capabilities = {
  create: true,
  pause: true,
  resume: true,
  cancel: true,
  say: NO_TALK,
  continueFinal: NO_TALK,
  logs: true,
  progress: true,
  cost: true,
  createOnce: true,
  cancelWarning: null,
};

/** Real agents on this machine: one process group a run. Runs live on while Runtower is away, and are found again. */
export async function createCommand({ agents, folder, world, log }: CommandOptions): Promise<Provider> {
  const boot = world.id();
  const runs = new Map<string, CommandRun>();
  const starts = new Map<string, Promise<CommandRun>>();
  let changes = 0;

  for (const id of await knownRuns(folder)) {
    try {
      keep(id, await loadRun(folder, id, world.now));
    } catch (error) {
      log.error({ err: error, run: id }, 'a run of an earlier start cannot be read');
    }
  }

  function keep(id: string, run: CommandRun): CommandRun {
    runs.set(id, run);
    if (run.snapshot.key !== null) starts.set(run.snapshot.key, Promise.resolve(run));
    run.changed = ++changes;
    return run;
  }

  async function look(run: CommandRun): Promise<RunSnapshot> {
    if (!run.isOver && (await run.look())) run.changed = ++changes;
    return run.snapshot;
  }

  function find(id: string): CommandRun {
    const run = runs.get(id);
    if (run === undefined) throw new AppError('not_found', `There is no run ${id} on this machine.`);
    return run;
  }

  async function start(request: CreateRequest): Promise<CommandRun> {
    const agent = chooseAgent(agents, request.agent);
    const id = world.id();
    const files = runFolder(folder, id);
    await files.create(request.prompt);
    const createdAt = world.now();
    const record: RunRecord = {
      id,
      request,
      agent: agent.name,
      project: request.project ?? agent.project,
      createdAt,
      endsAt: agent.timeout === null ? null : createdAt + agent.timeout,
      pid: null,
      birth: null,
      paused: false,
      cancelledAt: null,
      timedOutAt: null,
      acted: [],
      end: null,
    };
    const pid = await startGroup(agent, files, {
      RUNTOWER_PROMPT: request.prompt.slice(0, LONGEST_VARIABLE),
      RUNTOWER_RUN: String(request.number),
    });
    const started = { ...record, pid, birth: await birthOf(pid) };
    await files.save(started);
    return keep(id, new CommandRun(folder, started, world.now));
  }

  return {
    name: 'command',
    capabilities: CAPABILITIES,

    async changes(cursor, watched, signal): Promise<Changes> {
      signal.throwIfAborted();
      await Promise.all([...runs.values()].map(look));
      const [since, seen] = (cursor ?? '').split(':');
      const from = since === boot ? Number(seen) : 0;
      return {
        runs: [...runs.values()].filter((run) => run.changed > from).map((run) => run.snapshot),
        cursor: `${boot}:${changes}`,
        more: false,
        covers: 'all',
        missing: watched.filter((id) => !runs.has(id)),
      };
    },

    async get(id, signal) {
      signal.throwIfAborted();
      return look(find(id));
    },

    async create(request, signal) {
      signal.throwIfAborted();
      const known = starts.get(request.key);
      if (known !== undefined) return (await known).snapshot;
      const starting = start(request);
      starts.set(request.key, starting);
      // What could not be started may be tried again.
      starting.catch(() => starts.delete(request.key));
      return (await starting).snapshot;
    },

    async find(key, signal) {
      signal.throwIfAborted();
      return (await starts.get(key))?.snapshot ?? null;
    },

    async act(action, id, _text, key, signal) {
      signal.throwIfAborted();
      if (action === 'say') throw new AppError('unsupported', NO_TALK);
      const run = find(id);
      await run.act(action, key);
      await run.look();
      run.changed = ++changes;
      return run.snapshot;
    },

    async logs(id, from, limit, signal) {
      signal.throwIfAborted();
      return find(id).log(from, limit);
    },

    async choices() {
      return { agents: agents.map((agent) => agent.name), models: [] };
    },

    async projects() {
      const names = new Set(agents.flatMap((agent) => agent.project ?? []));
      return [...names].map((name) => ({ name, description: null }));
    },

    async stop() {},
  };
}

/** Linux takes no longer variable than this; the whole prompt comes on standard input. */
const LONGEST_VARIABLE = 30_000;

function chooseAgent(agents: readonly Agent[], name: string | null): Agent {
  const agent = name === null ? agents[0] : agents.find((each) => each.name === name);
  if (agent !== undefined) return agent;
  const names = agents.map((each) => each.name);
  const near = nearest(name ?? '', names);
  throw new AppError(
    'invalid',
    `There is no agent "${name}". ${near === null ? `There are: ${names.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}
