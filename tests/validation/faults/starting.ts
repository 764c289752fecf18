import { everyPage, everyRun, type Fault } from './fault.ts';

/** Faults in starting runs. */
export const STARTING_FAULTS: readonly Fault[] = [
  {
    category: 'creation',
    name: 'a start that starts nothing',
    plant: (healthy) => ({
      create: async (request, signal) => ({
        ...(await healthy.get('old1', signal)),
        externalId: `never-${request.key}`,
        key: request.key,
      }),
    }),
  },
  {
    category: 'creation',
    name: 'a started run that is never listed',
    plant: (healthy) => everyPage(healthy, (page) => ({ ...page, runs: page.runs.filter(({ key }) => key === null) })),
  },
  {
    category: 'creation',
    name: 'the prompt is lost',
    plant: (healthy) => everyRun(healthy, (run) => (run.key === null ? run : { ...run, prompt: null })),
  },
  {
    category: 'creation',
    name: 'the tags are lost',
    plant: (healthy) => everyRun(healthy, (run) => ({ ...run, tags: [] })),
  },
  {
    category: 'creation',
    name: 'the same key starts a second run',
    plant(healthy) {
      let starts = 0;
      return {
        create: (request, signal) => healthy.create({ ...request, key: `${request.key}-${++starts}` }, signal),
        find: (key, signal) => healthy.find(`${key}-1`, signal),
      };
    },
  },
  { category: 'creation', name: 'a key finds nothing', plant: () => ({ find: async () => null }) },
  {
    category: 'creation',
    name: 'every start gives the same run',
    plant: (healthy) => ({
      create: (request, signal) => healthy.create({ ...request, key: 'the-only-one' }, signal),
    }),
  },
  {
    category: 'creation',
    name: 'a withdrawn start goes on',
    plant: (healthy) => ({
      create: async (request, signal) => {
        const run = await healthy.create(request, new AbortController().signal);
        signal.throwIfAborted();
        return run;
      },
    }),
  },
];
