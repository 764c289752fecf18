import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person.ts';
import type { Capabilities, Provider, ProviderState, World } from '../../domain/provider.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import { createCast } from './cast.ts';
import { createChanges } from './changes.ts';
import { AGENTS } from './content/agents.ts';
import { PROJECTS } from './content/projects.ts';
import { plausible } from './door.ts';
import { openJournal } from './journal.ts';
import { createManners, type Misbehaviour } from './misbehaviour.ts';
import { createRuns } from './runs.ts';
import { openClock } from './world-clock.ts';

export interface SimulatorOptions {
  /** The same seed and the same beginning give the same world. */
  readonly seed: number;
  /** World seconds in a real second; 1 where nothing is said. */
  readonly speed?: number;
  /** Runs that were over before the world began; 400 where nothing is said. */
  readonly history?: number;
  /** Who runs belong to. */
  readonly people: readonly Person[];
  readonly world: Pick<World, 'now'>;
  /** Remembers when the world began and what was asked of it. */
  readonly state: ProviderState;
  readonly misbehave?: Misbehaviour;
}

/** A provider whose runs are invented, and that goes wrong when told to. */
export interface Simulator extends Provider {
  misbehave(how: Misbehaviour): void;
}

const CAPABILITIES: Capabilities = {
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

/** A world of believable runs that moves by itself: begun now, or the one that the state remembers. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, speed = 1, history = 400, people, state, world } = options;
  const clock = await openClock({ seed, speed, history, state, now: () => world.now() });
  const journal = await openJournal(state, `${seed}/journal`);
  const parts = { seed, people, clock, journal };
  const cast = createCast(parts);
  const runs = createRuns(cast, parts);
  const changesSince = createChanges(cast, runs, parts);
  const manners = createManners(options.misbehave ?? {});

  function look(id: string): RunSnapshot | null {
    const run = manners.knows(id) ? runs.snapshot(id, { at: clock.now(), entries: journal.next() }) : null;
    return run === null ? null : told(run);
  }

  function find(id: string): RunSnapshot {
    const run = look(id);
    if (run === null) throw new AppError('not_found', `The simulator has no run ${id}.`);
    return run;
  }

  function told(run: RunSnapshot): RunSnapshot {
    return plausible(manners.garble(run), world.now());
  }

  return {
    name: 'simulator',
    capabilities: CAPABILITIES,
    limits: { concurrency: null, perSecond: null },
    misbehave: manners.change,
    async changes(cursor, watched, signal) {
      await manners.meet(signal);
      await clock.look();
      const { runs, ...rest } = changesSince(cursor);
      const known = runs.filter((run) => manners.knows(run.externalId));
      return { ...rest, runs: known.map(told), covers: 'all', missing: watched.filter((id) => look(id) === null) };
    },
    async get(id, signal) {
      await manners.meet(signal);
      return find(id);
    },
    async create(request, signal) {
      await manners.meet(signal);
      const known = journal.reads.startOf(request.key);
      const seq = known ?? (await journal.append({ kind: 'start', at: clock.now(), request }));
      manners.loseAnswer();
      return find(cast.idOf({ kind: 'asked', seq }));
    },
    async find(key, signal) {
      await manners.meet(signal);
      const seq = journal.reads.startOf(key);
      return seq === null ? null : look(cast.idOf({ kind: 'asked', seq }));
    },
    async act(action, id, text, key, signal) {
      await manners.meet(signal);
      find(id);
      if (!journal.reads.knows(key)) await journal.append({ kind: 'deed', at: clock.now(), id, action, text, key });
      manners.loseAnswer();
      return find(id);
    },
    async logs(id, from, limit, signal) {
      await manners.meet(signal);
      find(id);
      return runs.log(id, clock.now()).slice(from, from + limit);
    },
    async choices() {
      return {
        agents: AGENTS.map(({ name }) => name),
        models: AGENTS.flatMap((agent) => agent.models.map(({ name }) => name)),
      };
    },
    async projects() {
      return PROJECTS.map(({ name, description }) => ({ name, description }));
    },
    async stop() {},
  };
}
