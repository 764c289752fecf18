import { setTimeout as wait } from 'node:timers/promises';
import { deaf, type Fault } from './fault.ts';

/** Faults in how it refuses, in how fast it answers, and in what it leaves behind. */
export const ERROR_FAULTS: readonly Fault[] = [
  {
    category: 'error handling and latency',
    name: 'errors that nobody expected',
    plant: (healthy) => ({
      get: (id, signal) =>
        healthy.get(id, signal).catch(() => {
          throw new TypeError("Cannot read properties of undefined (reading 'run')");
        }),
    }),
  },
  {
    category: 'error handling and latency',
    name: 'the log of an unknown run is empty',
    plant: (healthy) => ({
      logs: (id, from, limit, signal) => healthy.logs(id, from, limit, signal).catch(() => []),
    }),
  },
  {
    category: 'error handling and latency',
    name: 'a run for a key that was never used',
    plant: (healthy) => ({
      find: async (key, signal) => (await healthy.find(key, signal)) ?? healthy.get('old1', signal),
    }),
  },
  {
    category: 'error handling and latency',
    name: 'withdrawn questions are answered',
    plant: (healthy) => ({
      changes: (cursor, watched) => healthy.changes(cursor, watched, new AbortController().signal),
    }),
  },
  {
    category: 'error handling and latency',
    name: 'slow answers',
    plant: (healthy) => ({
      async find(key, signal) {
        await wait(400, undefined, { signal });
        return healthy.find(key, signal);
      },
    }),
  },
  {
    category: 'error handling and latency',
    name: 'a cancel of an unknown run is taken',
    plant: (healthy) => ({
      act: (...asked) => healthy.act(...asked).catch(() => healthy.get('old1', asked[4])),
    }),
  },
  {
    category: 'error handling and latency',
    name: 'a run that cannot be ended',
    plant: (healthy) => deaf(healthy, 'cancel'),
  },
];
