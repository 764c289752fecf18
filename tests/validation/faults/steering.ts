import { setTimeout as wait } from 'node:timers/promises';
import type { RunSnapshot } from '../../../src/domain/run.ts';
import { deaf, everyPage, type Fault, instead } from './fault.ts';

/** Long enough that what comes at the same time comes while it lasts. */
const BUSY = 40;

/** Faults in acting on runs, one or several. */
export const STEERING_FAULTS: readonly Fault[] = [
  { category: 'lifecycle', name: 'a pause that does nothing', plant: (healthy) => deaf(healthy, 'pause') },
  { category: 'lifecycle', name: 'a resume that does nothing', plant: (healthy) => deaf(healthy, 'resume') },
  { category: 'lifecycle', name: 'a message that is lost', plant: (healthy) => deaf(healthy, 'say') },
  {
    category: 'lifecycle',
    name: 'a cancel that says it is done while the run goes on',
    plant: (healthy) => instead(healthy, 'cancel', async (run) => ({ ...run, status: 'cancelled' })),
  },
  {
    category: 'lifecycle',
    name: 'a cancelled run comes back to life',
    plant(healthy) {
      const looks = new Map<string, number>();
      return {
        get: async (id, signal) => {
          const run = await healthy.get(id, signal);
          if (run.status !== 'cancelled' || run.key === null) return run;
          looks.set(id, (looks.get(id) ?? 0) + 1);
          return looks.get(id) === 1 ? run : { ...run, status: 'running', finishedAt: null };
        },
      };
    },
  },
  {
    category: 'lifecycle',
    name: 'a pause that is not offered is taken in silence',
    plant: (healthy) => ({
      capabilities: { ...healthy.capabilities, pause: 'This backend cannot pause. Cancel the run instead.' },
      ...deaf(healthy, 'pause'),
    }),
  },
  {
    category: 'lifecycle',
    name: 'a pause that is not offered pauses',
    plant: (healthy) => ({
      capabilities: { ...healthy.capabilities, pause: 'This backend cannot pause. Cancel the run instead.' },
    }),
  },
  {
    category: 'lifecycle',
    name: 'a repeated request acts again',
    plant(healthy) {
      let requests = 0;
      return {
        act: (action, id, text, key, signal) => healthy.act(action, id, text, `${key}-${++requests}`, signal),
      };
    },
  },
  {
    category: 'lifecycle',
    name: 'the list does not hear of a cancel',
    plant: (healthy) =>
      everyPage(healthy, (page) => ({
        ...page,
        runs: page.runs.filter((run) => run.key === null || run.status !== 'cancelled'),
      })),
  },
  {
    category: 'bulk',
    name: 'of several starts at once only one is made',
    plant(healthy) {
      let first: Promise<RunSnapshot> | null = null;
      return {
        create(request, signal) {
          first ??= wait(BUSY)
            .then(() => healthy.create(request, signal))
            .finally(() => {
              first = null;
            });
          return first;
        },
      };
    },
  },
  {
    category: 'bulk',
    name: 'of several cancels at once only the first arrives',
    plant(healthy) {
      let busy = false;
      return instead(healthy, 'cancel', async (run, ...asked) => {
        if (busy) return run;
        busy = true;
        await wait(BUSY);
        busy = false;
        return healthy.act(...asked);
      });
    },
  },
  {
    category: 'bulk',
    name: 'a cancel takes the other runs with it',
    plant: (healthy) =>
      instead(healthy, 'cancel', async (run, ...asked) => {
        const [, , , key, signal] = asked;
        for (let cursor: string | null = null; ; ) {
          const page = await healthy.changes(cursor, [], signal);
          for (const { externalId } of page.runs.filter((each) => each.finishedAt === null)) {
            await healthy.act('cancel', externalId, null, `${key}-${externalId}`, signal);
          }
          cursor = page.cursor;
          if (!page.more) return healthy.get(run.externalId, signal);
        }
      }),
  },
  {
    category: 'bulk',
    name: 'a message that arrives twice is said twice',
    plant(healthy) {
      let said = 0;
      return instead(healthy, 'say', (_run, action, id, text, key, signal) =>
        healthy.act(action, id, text, `${key}-${++said}`, signal),
      );
    },
  },
];
