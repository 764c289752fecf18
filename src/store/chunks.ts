import { setImmediate } from 'node:timers/promises';

/** The items in parts of `size`; between two parts the rest of the process gets its turn. */
export async function* chunks<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await setImmediate();
    yield items.slice(start, start + size);
  }
}
