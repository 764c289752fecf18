import { randomUUID } from 'node:crypto';
import type { World } from './domain/provider.ts';

/** The outside as it really is. */
export const realWorld: World = {
  now: Date.now,
  random: Math.random,
  id: () => randomUUID().replaceAll('-', ''),
  fetch: (...request) => fetch(...request),
};
