import { AppError } from '../../../src/domain/errors.ts';
import { everyPage, type Fault } from './fault.ts';

/** Faults in cursors and pages, and in what is said of one run. */
export const PAGING_FAULTS: readonly Fault[] = [
  {
    category: 'filters and paging',
    name: 'the cursor is ignored',
    plant: (healthy) => ({
      changes: async (cursor, watched, signal) => {
        const paging = cursor !== null && Number(cursor) < 30;
        return healthy.changes(paging ? cursor : null, watched, signal);
      },
    }),
  },
  {
    category: 'filters and paging',
    name: 'the second page is the first one again',
    plant: (healthy) => ({
      changes: async (cursor, watched, signal) => {
        const page = await healthy.changes(cursor, watched, signal);
        if (cursor === null || !page.more) return page;
        return { ...page, runs: (await healthy.changes(null, watched, signal)).runs };
      },
    }),
  },
  {
    category: 'filters and paging',
    name: 'there is always more, and never another page',
    plant: (healthy) => everyPage(healthy, (page) => ({ ...page, more: true })),
  },
  {
    category: 'filters and paging',
    name: 'a run is lost in every second reading',
    plant(healthy) {
      let readings = 0;
      return {
        changes: async (cursor, watched, signal) => {
          if (cursor === null) readings++;
          const page = await healthy.changes(cursor, watched, signal);
          const lost = readings > 2 ? page.runs.filter((run) => run.externalId !== 'old3') : page.runs;
          return { ...page, runs: lost };
        },
      };
    },
  },
  {
    category: 'filters and paging',
    name: 'a strange cursor is an error for ever',
    plant: (healthy) => ({
      changes: async (cursor, watched, signal) => {
        if (cursor !== null && Number.isNaN(Number(cursor))) throw new AppError('invalid', 'This cursor is not valid.');
        return healthy.changes(cursor, watched, signal);
      },
    }),
  },
  {
    category: 'filters and paging',
    name: 'a strange cursor is taken for the end',
    plant: (healthy) => ({
      changes: async (cursor, watched, signal) => {
        const page = await healthy.changes(cursor, watched, signal);
        return cursor !== null && Number.isNaN(Number(cursor)) ? { ...page, runs: [], more: false } : page;
      },
    }),
  },
  {
    category: 'details',
    name: 'a listed run is not there when asked for',
    plant: (healthy) => ({
      get: (id, signal) => healthy.get(id === 'old29' ? 'gone' : id, signal),
    }),
  },
  {
    category: 'details',
    name: 'another run is answered',
    plant: (healthy) => ({ get: (id, signal) => healthy.get(id === 'old29' ? 'old28' : id, signal) }),
  },
  {
    category: 'details',
    name: 'a run alone has another prompt than in the list',
    plant: (healthy) => ({
      get: async (id, signal) => ({ ...(await healthy.get(id, signal)), prompt: 'Something else.' }),
    }),
  },
  {
    category: 'details',
    name: 'a run that is over still grows dearer',
    plant(healthy) {
      let looks = 0;
      return {
        get: async (id, signal) => {
          const run = await healthy.get(id, signal);
          return run.finishedAt === null ? run : { ...run, costMicros: (run.costMicros ?? 0) + ++looks };
        },
      };
    },
  },
  {
    category: 'details',
    name: 'an unknown id is answered with some other run',
    plant: (healthy) => ({
      get: (id, signal) => healthy.get(id, signal).catch(() => healthy.get('old1', signal)),
    }),
  },
  {
    category: 'details',
    name: 'an unknown id is called invalid',
    plant: (healthy) => ({
      get: (id, signal) =>
        healthy.get(id, signal).catch((error: Error) => {
          throw new AppError('invalid', error.message);
        }),
    }),
  },
];
