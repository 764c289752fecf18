import { type Fault, foreign } from './fault.ts';

/** Faults in logs and projects. */
export const LOG_AND_PROJECT_FAULTS: readonly Fault[] = [
  { category: 'logs', name: 'no run has a log', plant: () => ({ logs: async () => [] }) },
  {
    category: 'logs',
    name: 'gaps in the log',
    plant: (healthy) => ({
      logs: async (...asked) => (await healthy.logs(...asked)).filter(({ index }) => index % 10 !== 7),
    }),
  },
  {
    category: 'logs',
    name: 'every page of the log is the first one',
    plant: (healthy) => ({ logs: (id, _from, limit, signal) => healthy.logs(id, 0, limit, signal) }),
  },
  {
    category: 'logs',
    name: 'more lines than were asked for',
    plant: (healthy) => ({ logs: (id, from, _limit, signal) => healthy.logs(id, from, 1_000, signal) }),
  },
  {
    category: 'logs',
    name: 'the newest line first',
    plant: (healthy) => ({ logs: async (...asked) => [...(await healthy.logs(...asked))].reverse() }),
  },
  {
    category: 'logs',
    name: 'a level that is none of ours, and no text',
    plant: (healthy) => ({
      logs: async (...asked) =>
        (await healthy.logs(...asked)).map((line) => ({ ...line, level: foreign('ACTION'), text: foreign(null) })),
    }),
  },
  {
    category: 'logs',
    name: 'what was said is rewritten',
    plant(healthy) {
      let readings = 0;
      return {
        logs: async (...asked) => {
          const reading = ++readings;
          return (await healthy.logs(...asked)).map((line) => ({ ...line, text: `${line.text} ${reading}` }));
        },
      };
    },
  },
  {
    category: 'logs',
    name: 'a log that is not offered is empty instead of refused',
    plant: ({ capabilities }) => ({
      capabilities: { ...capabilities, logs: 'This backend keeps no logs.' },
      logs: async () => [],
    }),
  },
  { category: 'projects', name: 'no projects although runs have some', plant: () => ({ projects: async () => [] }) },
  {
    category: 'projects',
    name: 'a project twice, and one without a name',
    plant: (healthy) => ({
      projects: async () => [
        ...(await healthy.projects()),
        ...(await healthy.projects()),
        { name: '', description: null },
      ],
    }),
  },
  {
    category: 'projects',
    name: 'other projects each time',
    plant(healthy) {
      let asked = 0;
      return { projects: async () => [...(await healthy.projects()), { name: `new-${++asked}`, description: null }] };
    },
  },
];
