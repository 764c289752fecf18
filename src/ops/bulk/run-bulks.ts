import type { Bulk } from '../../domain/bulk.ts';
import type { Tables } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { endBulk } from './end-bulk.ts';
import { findBulk } from './find-bulk.ts';
import { workLane } from './work-lane.ts';

const LEASE = { name: 'bulk actions', ms: 10_000 };

/** The one who does confirmed bulk actions. Of several processes one does, so that the pace of a provider holds for all of them. */
export interface BulkRunner {
  /** Starts what is due, goes on with what is under way and ends what is done; to be called every second. */
  look(): Promise<void>;
  /** Begins nothing new; resolves once what is out has come back. */
  stop(): Promise<void>;
}

export function createBulkRunner(context: Context): BulkRunner {
  const { store, world, log } = context;
  const holder = world.id();
  const lanes = new Map<string, Promise<void>>();
  /** What the messages of running bulk actions were last told to show. */
  const told = new Map<number, string>();
  let looking: Promise<void> | null = null;
  let stopped = false;
  const desk = {
    holds: (tx: Tables) => tx.leases.hold(LEASE.name, holder, world.now(), world.now() + LEASE.ms),
    isStopped: () => stopped,
  };

  async function lookOnce(): Promise<void> {
    const open = await store.bulks.open();
    if (open.length === 0 || !(await store.write(desk.holds))) return;
    for (const bulk of open) {
      const isRunning = bulk.state === 'running' || (await store.write((tx) => begin(tx, bulk)));
      if (isRunning) await tend(bulk);
    }
    context.announce();
  }

  /** Whether it may begin. The seconds until then are part of what its message shows. */
  async function begin(tx: Tables, { number, startsAt }: Bulk): Promise<boolean> {
    if (startsAt === null || world.now() >= startsAt) {
      return tx.bulks.move(number, 'waiting', 'running', { startsAt, endedAt: null });
    }
    await tx.bulks.touch(number);
    return false;
  }

  async function tend({ number }: Bulk): Promise<void> {
    for (const provider of await store.bulks.lanes(number)) open(number, provider);
    const counts = await store.write((tx) => follow(tx, number));
    if (counts === null) told.delete(number);
    else told.set(number, counts);
  }

  /** Takes over what became of its runs, and ends it after the last; otherwise the counts as text, for its message to show. */
  async function follow(tx: Tables, number: number): Promise<string | null> {
    await tx.bulks.follow(number, null);
    const counts = await tx.bulks.counts(number);
    const bulk = await findBulk(tx, number);
    if (bulk.state !== 'running') return null;
    if (counts.todo + counts.requested === 0) {
      await endBulk(tx, bulk, bulk.stopped === null ? 'done' : 'aborted', world.now());
      return null;
    }
    const text = JSON.stringify(counts);
    if (text !== told.get(number)) await tx.bulks.touch(number);
    return text;
  }

  function open(number: number, provider: string): void {
    const name = `${number} ${provider}`;
    if (stopped || lanes.has(name)) return;
    const lane = work(number, provider).finally(() => lanes.delete(name));
    lanes.set(name, lane);
  }

  /** What has ended by this is told at once, and not at the next ring. */
  async function work(number: number, provider: string): Promise<void> {
    try {
      if (await workLane(context, number, provider, desk)) setImmediate(() => void look().catch(failed));
    } catch (error) {
      failed(error);
    }
  }

  function failed(error: unknown): void {
    log.error({ err: error }, 'a bulk action stumbled; it will go on');
  }

  function look(): Promise<void> {
    if (stopped) return Promise.resolve();
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    look,
    async stop() {
      stopped = true;
      await looking?.catch(() => {});
      await Promise.all(lanes.values());
      // Without it the next process waits until the lease is over.
      await store
        .write((tx) => tx.leases.release(LEASE.name, holder))
        .catch((error: unknown) => log.warn({ err: error }, 'the lease on bulk actions could not be given back'));
    },
  };
}
