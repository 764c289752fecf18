/** Numbers from 0 up to 1 that look like chance and are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, each as likely. */
export function oneOf<T>(chance: () => number, [first, ...rest]: readonly [T, ...T[]]): T {
  const place = Math.floor(chance() * (rest.length + 1));
  return rest[place - 1] ?? first;
}

/** A positive number around `median`, with a long tail to the right. */
export function around(chance: () => number, median: number, spread = 0.8): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return median * Math.exp(spread * normal);
}
