import { AppError } from '../../../src/domain/errors.ts';
import type { Fault } from './fault.ts';

/** Faults in who is let in, and in what is offered. */
export const LETTING_IN_FAULTS: readonly Fault[] = [
  {
    category: 'authentication',
    name: 'the token is refused',
    plant: () => ({
      changes: async () => {
        throw new AppError('forbidden', 'The token is not valid any more.');
      },
    }),
  },
  {
    category: 'authentication',
    name: 'every third question is refused as a stranger’s',
    plant(healthy) {
      let asked = 0;
      return {
        async get(id, signal) {
          if (++asked % 3 === 0) throw new AppError('forbidden', 'The token is not valid.');
          return healthy.get(id, signal);
        },
      };
    },
  },
  {
    category: 'authentication',
    name: 'a refusal quotes the token',
    plant: (healthy) => ({
      get: (id, signal) =>
        healthy.get(id, signal).catch((error: Error) => {
          throw new AppError('not_found', `${error.message} Sent: Bearer abcdefgh12345678.`);
        }),
    }),
  },
  {
    category: 'authentication',
    name: 'the list never answers',
    plant: () => ({ changes: () => new Promise(() => {}) }),
  },
  {
    category: 'organisation access',
    name: 'runs of other people cannot be opened',
    plant: (healthy) => ({
      async get(id, signal) {
        const run = await healthy.get(id, signal);
        if (run.by?.id === 'U0BEN') throw new AppError('forbidden', 'You may not see runs of others.');
        return run;
      },
    }),
  },
  {
    category: 'organisation access',
    name: 'a capability is missing without a sentence',
    plant: ({ capabilities }) => ({ capabilities: { ...capabilities, continueFinal: 'no' } }),
  },
  {
    category: 'organisation access',
    name: 'an agent without a name, and a model twice',
    plant: () => ({ choices: async () => ({ agents: ['claude', ' '], models: ['sonnet', 'sonnet'] }) }),
  },
];
