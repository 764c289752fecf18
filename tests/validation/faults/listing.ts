import { everyListed, everyPage, type Fault, foreign } from './fault.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Faults in what the list says. */
export const LISTING_FAULTS: readonly Fault[] = [
  {
    category: 'listing',
    name: 'a status in a foreign word',
    plant: (healthy) =>
      everyListed(healthy, (run) => (run.status === 'failed' ? { ...run, status: foreign('ERROR') } : run)),
  },
  {
    category: 'listing',
    name: 'a success with an error body',
    plant: () => ({ changes: async () => foreign({ message: 'Rate limit exceeded.', status_code: 429 }) }),
  },
  {
    category: 'listing',
    name: 'times as text',
    plant: (healthy) =>
      everyListed(healthy, (run) => ({ ...run, createdAt: foreign(new Date(run.createdAt).toISOString()) })),
  },
  {
    category: 'listing',
    name: 'missing fields',
    plant: (healthy) => everyListed(healthy, ({ tags, ...run }) => foreign(run)),
  },
  {
    category: 'listing',
    name: 'times in the future',
    plant: (healthy) =>
      everyListed(healthy, (run) => ({
        ...run,
        finishedAt: run.finishedAt === null ? null : run.finishedAt + 3 * DAY,
      })),
  },
  {
    category: 'listing',
    name: 'an end before the beginning',
    plant: (healthy) =>
      everyListed(healthy, (run) => ({ ...run, finishedAt: run.finishedAt === null ? null : run.createdAt - DAY })),
  },
  {
    category: 'listing',
    name: 'runs that go on have an end',
    plant: (healthy) => everyListed(healthy, (run) => (run.status === 'failed' ? { ...run, status: 'running' } : run)),
  },
  {
    category: 'listing',
    name: 'the same run twice in one answer',
    plant: (healthy) => everyPage(healthy, (page) => ({ ...page, runs: [...page.runs, ...page.runs.slice(0, 1)] })),
  },
  {
    category: 'listing',
    name: 'vanished runs are not reported missing',
    plant: (healthy) => everyPage(healthy, (page) => ({ ...page, missing: [] })),
  },
  {
    category: 'listing',
    name: 'every watched run is reported missing',
    plant: (healthy) => ({
      changes: async (cursor, watched, signal) => ({
        ...(await healthy.changes(cursor, watched, signal)),
        missing: watched,
      }),
    }),
  },
  {
    category: 'listing',
    name: 'the newest run drops out of the list',
    plant(healthy) {
      let told = false;
      return everyPage(healthy, (page) => {
        const runs = told ? page.runs.filter((run) => run.externalId !== 'old29') : page.runs;
        told ||= page.runs.some((run) => run.externalId === 'old29');
        return { ...page, runs };
      });
    },
  },
];
