import { bell } from './bell.ts';
import { keepBoardsCurrent } from './keep-boards-current.ts';
import { keepBulksCurrent } from './keep-bulks-current.ts';
import { keepCurrent } from './keep-current.ts';
import type { Log, Outlet, OutletTools } from './outlet.ts';
import { sendDue } from './send-due.ts';

export interface Dispatch {
  /** Tells everything that is due and resolves once nothing is. Ringing twice is harmless. */
  look(): Promise<void>;
}

const EVENTS_AT_ONCE = 500;

/**
 * Tells news: from the journal to deliveries, from deliveries to the outlets, and keeps the cards current. Each outlet works at its
 * own pace, so that a slow one keeps no other waiting.
 */
export function createDispatch(outlets: ReadonlyMap<string, Outlet>, tools: OutletTools, log: Log): Dispatch {
  const failed = (error: unknown) => log.error({ err: error }, 'telling news failed; it will be tried again');
  const planners = [...outlets].map(([name, outlet]) => bell(() => planSome(name, outlet, tools), failed));
  const senders = [...outlets].map(([name, outlet]) => bell(() => sendDue(name, outlet, tools, log), failed));
  const cards = bell(() => keepCurrent(tools, log), failed);
  const boards = bell(() => keepBoardsCurrent(tools, log), failed);
  const bulks = bell(() => keepBulksCurrent(tools, log), failed);
  return {
    async look() {
      const current = Promise.all([cards(), bulks(), boards()]);
      await Promise.all(planners.map((plan) => plan()));
      await Promise.all([current, ...senders.map((send) => send())]);
    },
  };
}

/** Events become deliveries in the transaction that moves the outlet's place in the journal. A new outlet starts at the newest. */
async function planSome(name: string, { plan }: Outlet, tools: OutletTools): Promise<boolean> {
  if (plan === undefined) return false;
  return tools.store.write(async (tx) => {
    const place = await tx.journal.cursor(name);
    if (place === null) {
      await tx.journal.moveCursor(name, await tx.journal.newest());
      return false;
    }
    const events = await tx.journal.after(place, EVENTS_AT_ONCE);
    const last = events.at(-1);
    if (last === undefined) return false;
    await tx.outbox.add(await plan(events, tx), tools.world.now());
    await tx.journal.moveCursor(name, last.seq);
    return events.length === EVENTS_AT_ONCE;
  });
}
