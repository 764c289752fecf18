/** At least one of something, so that there is always one to pick. */
export type Some<T> = readonly [T, ...T[]];

/** Repeatable chance: made from the same parts it gives the same answers, everywhere and for ever. */
export interface Chance {
  /** 0 <= n < 1. */
  next(): number;
  between(least: number, most: number): number;
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(from: Some<T>): T;
  /** One of them, as often as its weight says. */
  weigh<T extends { readonly weight: number }>(from: Some<T>): T;
  /** Lognormal around the median; a sigma of 0.5 puts two thirds of all between 0.6 and 1.65 times the median. */
  lognormal(median: number, sigma: number): number;
}

/** Chance that depends on nothing but the parts. */
export function chance(...parts: readonly (number | string)[]): Chance {
  const next = numbersFrom(hash(parts.join('|')));
  const between = (least: number, most: number) => least + next() * (most - least);
  const whole = (least: number, most: number) => Math.floor(between(least, most + 1));
  return {
    next,
    between,
    whole,
    happens: (probability) => next() < probability,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    weigh: (from) => {
      let rest = next() * from.reduce((sum, each) => sum + each.weight, 0);
      for (const each of from) {
        rest -= each.weight;
        if (rest < 0) return each;
      }
      return from[0];
    },
    lognormal: (median, sigma) => median * Math.exp(sigma * normal(next)),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
  }
  return value;
}

/** Mulberry32: 32 bits of state, which is plenty for the few dozen numbers that one run needs. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Box and Muller's way to a standard normal number. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
