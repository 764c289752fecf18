import type { ProviderState } from '../../domain/provider.ts';
import { MINUTE, SECOND } from '../../domain/time.ts';
import { arrival, type Era, foreseen, nextArrival, toReal, toWorld } from './eras.ts';

/** World time between two arrivals, on average. */
export const RHYTHM = 85 * SECOND;
/** Runs that are under way when the world begins. */
export const OPENING = 10;
/** At most this many runs arrive while nobody looks, the last ones in the usual rhythm so that it is lively at once. */
export const MOST_WHILE_AWAY = 50;
const LIVELY = 10;
const QUIET = MOST_WHILE_AWAY - LIVELY;

const MOST_ERAS = 100;

/** The time of the world, and who has arrived in it. */
export interface WorldClock {
  /** When this world began, by the real clock. */
  readonly epoch: number;
  /** How many runs were over before it began. */
  readonly history: number;
  /** World time now. */
  now(): number;
  toReal(world: number): number;
  /** The real moment of `ms` after a world time, as it looks at that time. */
  foreseen(world: number, ms: number): number;
  /** How many runs have arrived by a world time; their numbers count from 0. */
  arrivedBy(world: number): number;
  /** When a run that came after the opening ones arrived; null for one so old that the world has forgotten it. */
  arrivalOf(index: number): number | null;
  /** Notes that somebody looks, so that a restart knows how long it was away. */
  look(): Promise<void>;
}

interface Memory {
  readonly epoch: number;
  readonly history: number;
  readonly eras: readonly Era[];
}

export interface ClockOptions {
  readonly seed: number;
  readonly speed: number;
  readonly history: number;
  readonly state: ProviderState;
  now(): number;
}

/** Begins a world, or goes on with the one that the state remembers (with its history, whatever the options say now). */
export async function openClock(options: ClockOptions): Promise<WorldClock> {
  const { seed, state } = options;
  const key = `${seed}/clock`;
  const known = await state.get(key);
  const memory: Memory = known === null ? begin(options) : JSON.parse(known);
  const seen = Number(await state.get(`${seed}/seen`));
  const eras = known === null ? memory.eras : goOn(memory.eras, options, seen);
  if (known === null || eras !== memory.eras) await state.set(key, JSON.stringify({ ...memory, eras }));
  return running({ ...memory, eras }, options);
}

function begin({ history, speed, now }: ClockOptions): Memory {
  const epoch = now();
  return { epoch, history, eras: [{ real: epoch, world: epoch, speed, first: history + OPENING, every: RHYTHM }] };
}

/** The eras with what a long absence or another speed adds. `seen`: when a look was last noted. */
function goOn(eras: readonly Era[], { seed, speed, now }: ClockOptions, seen: number): readonly Era[] {
  const added: Era[] = [];
  let last = newest(eras);
  const left = Math.max(seen + noteEvery(last), last.real);
  const turn = (real: number, speed: number, every: number) => {
    const world = toWorld(last, real);
    last = { real, world, speed, first: nextArrival(last, seed, world), every };
    added.push(last);
  };
  const away = (now() - left) * last.speed;
  if (away > MOST_WHILE_AWAY * RHYTHM) {
    turn(left, last.speed, (away - LIVELY * RHYTHM) / QUIET);
    turn(now() - (LIVELY * RHYTHM) / last.speed, last.speed, RHYTHM);
  }
  if (speed !== last.speed) turn(Math.max(now(), last.real), speed, RHYTHM);
  return added.length === 0 ? eras : [...eras, ...added].slice(-MOST_ERAS);
}

function running({ epoch, history, eras }: Memory, { seed, state, now }: ClockOptions): WorldClock {
  const last = newest(eras);
  let noted = 0;
  return {
    epoch,
    history,
    now: () => toWorld(last, now()),
    toReal: (world) => toReal(eras, world),
    foreseen: (world, ms) => foreseen(eras, world, ms),
    arrivedBy: (world) => nextArrival(last, seed, world),
    arrivalOf(index) {
      const era = eras.findLast((each) => each.first <= index);
      return era === undefined ? null : arrival(era, seed, index);
    },
    async look() {
      if (now() < noted + noteEvery(last)) return;
      noted = now();
      await state.set(`${seed}/seen`, String(noted));
    },
  };
}

/** How often the world notes that somebody looks, in real milliseconds: a minute of the world, or of ours in a slow one. */
function noteEvery({ speed }: Era): number {
  return MINUTE / Math.max(1, speed);
}

function newest(eras: readonly Era[]): Era {
  const last = eras.at(-1);
  if (last === undefined) throw new Error('a world without an era');
  return last;
}
