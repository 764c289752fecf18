import type { Capabilities } from '../../../src/domain/provider.ts';
import { everyListed, everyRun, type Fault } from './fault.ts';

/** Faults in numbers and prompts. */
export const STATISTICS_FAULTS: readonly Fault[] = [
  {
    category: 'statistics and search',
    name: 'unknown costs as 0',
    plant: (healthy) => everyRun(healthy, (run) => ({ ...run, costMicros: 0 })),
  },
  {
    category: 'statistics and search',
    name: 'unknown progress as 0',
    plant: (healthy) => everyRun(healthy, (run) => ({ ...run, progress: 0 })),
  },
  {
    category: 'statistics and search',
    name: 'a negative cost',
    plant: (healthy) =>
      everyRun(healthy, (run) => ({ ...run, costMicros: run.costMicros === null ? null : -run.costMicros })),
  },
  {
    category: 'statistics and search',
    name: 'costs in dollars instead of millionths',
    plant: (healthy) =>
      everyRun(healthy, (run) => ({ ...run, costMicros: run.costMicros === null ? null : run.costMicros / 1_000_000 })),
  },
  {
    category: 'statistics and search',
    name: 'a progress that is no number',
    plant: (healthy) => everyRun(healthy, (run) => ({ ...run, progress: Number.NaN })),
  },
  {
    category: 'statistics and search',
    name: 'progress in percent',
    plant: (healthy) =>
      everyRun(healthy, (run) => ({ ...run, progress: run.progress === null ? null : run.progress * 100 })),
  },
  {
    category: 'statistics and search',
    name: 'costs although they are not offered',
    plant: ({ capabilities }) => ({
      capabilities: { ...capabilities, cost: 'This backend does not tell what runs cost.' } satisfies Capabilities,
    }),
  },
  {
    category: 'statistics and search',
    name: 'completed runs that are failed when asked alone',
    plant: (healthy) => ({
      async get(id, signal) {
        const run = await healthy.get(id, signal);
        return run.status === 'completed' ? { ...run, status: 'failed' } : run;
      },
    }),
  },
  {
    category: 'statistics and search',
    name: 'filling where the prompt is not known',
    plant: (healthy) => everyListed(healthy, (run) => ({ ...run, prompt: 'No prompt available' })),
  },
  {
    category: 'statistics and search',
    name: 'an object as the prompt',
    plant: (healthy) => everyListed(healthy, (run) => ({ ...run, prompt: String({}) })),
  },
  {
    category: 'statistics and search',
    name: 'every run has the newest prompt',
    plant(healthy) {
      let newest = 'Tidy the shop.';
      return {
        create: (request, signal) => {
          newest = request.prompt;
          return healthy.create(request, signal);
        },
        ...everyListed(healthy, (run) => ({ ...run, prompt: newest })),
      };
    },
  },
];
