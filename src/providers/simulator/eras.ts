import { chance } from './chance.ts';

/**
 * A stretch of world time with one speed and one rhythm. It lasts until the next one begins; the newest has no end.
 * World time runs in milliseconds since 1970 like real time, and equals it until the first era.
 */
export interface Era {
  /** When it begins, by the real clock. */
  readonly real: number;
  /** When it begins, in world time. */
  readonly world: number;
  /** World milliseconds in a real one. */
  readonly speed: number;
  /** The number of the first run that arrives in it. */
  readonly first: number;
  /** World milliseconds between two arrivals, on average. */
  readonly every: number;
}

/** The world time at a real moment. A clock that is set back makes the world stand still. */
export function toWorld(era: Era, real: number): number {
  return era.world + Math.max(0, real - era.real) * era.speed;
}

/** The real moment of a world time, never later than it truly was. */
export function toReal(eras: readonly Era[], world: number): number {
  return Math.floor(exactly(eras, world, 0));
}

/** The real moment of `ms` after a world time, as it looks at that time: nobody foresees a change of speed. */
export function foreseen(eras: readonly Era[], world: number, ms: number): number {
  return Math.floor(exactly(eras, world, ms));
}

function exactly(eras: readonly Era[], world: number, ms: number): number {
  const era = eras.findLast((each) => each.world <= world);
  if (era !== undefined) return era.real + (world + ms - era.world) / era.speed;
  return Math.min(world, eras[0]?.real ?? world) + ms;
}

/** When run `index` arrives in its era, in world time: each has its slot and comes somewhere in the middle of it. */
export function arrival(era: Era, seed: number, index: number): number {
  const slot = index - era.first;
  return era.world + (slot + chance(seed, 'arrival', index).between(0.1, 0.9)) * era.every;
}

/** The number of the run that arrives next after a world time in this era. */
export function nextArrival(era: Era, seed: number, world: number): number {
  const begun = era.first + Math.floor((world - era.world) / era.every);
  return arrival(era, seed, begun) <= world ? begun + 1 : begun;
}
