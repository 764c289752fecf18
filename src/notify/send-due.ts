import { AppError, type ErrorCode } from '../domain/errors.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { Log, Outlet, OutletTools } from './outlet.ts';
import { pauseAfter } from './pause-after.ts';

const AT_ONCE = 20;
/** Longer than a send may take with its wait for a turn, so that nobody takes over what is still on its way, in milliseconds. */
const LEASE = 120_000;
/** Between two looks for a message of unclear outcome, in milliseconds. */
const LOOK_AGAIN = 5_000;
/** What says that the history can never be read, not only not now. */
const NEVER_READABLE: readonly ErrorCode[] = ['forbidden', 'not_found', 'invalid'];
/** After this time nobody waits for the news any more, in milliseconds. */
const GIVE_UP = 24 * 60 * 60_000;
const LOOKED_ONCE = 'unclear whether it arrived; not found at the first look';

/** Sends what is due at one outlet, one after the other within a lane; true where there was something. */
export async function sendDue(name: string, outlet: Outlet, tools: OutletTools, log: Log): Promise<boolean> {
  const now = tools.world.now();
  await tools.store.write((tx) => tx.outbox.expire(now));
  const claimed = await tools.store.write((tx) => tx.outbox.claim(name, AT_ONCE, now, LEASE));
  await Promise.all(claimed.map((delivery) => sendOne(outlet, delivery, tools, log)));
  return claimed.length > 0;
}

async function sendOne(outlet: Outlet, delivery: Delivery, tools: OutletTools, log: Log): Promise<void> {
  const trace = delivery.unclear ? await lookFor(outlet, delivery, tools, log) : 'none';
  if (trace === 'found') return settle(tools, delivery, 'sent', null, 0);
  if (trace === 'not yet') return settle(tools, delivery, 'unknown', LOOKED_ONCE, LOOK_AGAIN);
  if (trace === 'cannot look') return settle(tools, delivery, 'unknown', delivery.error, LOOK_AGAIN);
  try {
    await outlet.send(delivery, tools);
    await settle(tools, delivery, 'sent', null, 0);
  } catch (error) {
    await recordTrouble(tools, delivery, error, log);
  }
}

type Trace = 'found' | 'not yet' | 'none' | 'cannot look';

/**
 * Looks for a message that may have arrived. Only a second look without a trace counts as not arrived. Where the history can
 * not be read at all, telling twice is better than not telling, and than keeping the lane waiting.
 */
async function lookFor(outlet: Outlet, delivery: Delivery, tools: OutletTools, log: Log): Promise<Trace> {
  try {
    if (await outlet.find(delivery, tools)) return 'found';
    return delivery.error === LOOKED_ONCE ? 'none' : 'not yet';
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, delivery: delivery.id }, 'looking for sent news failed');
    return error instanceof AppError && NEVER_READABLE.includes(error.code) ? 'none' : 'cannot look';
  }
}

async function recordTrouble(tools: OutletTools, delivery: Delivery, error: unknown, log: Log): Promise<void> {
  const code = error instanceof AppError ? error.code : 'unavailable';
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof AppError)) log.error({ err: error, delivery: delivery.id }, 'sending news failed');
  const tooOld = tools.world.now() - delivery.createdAt > GIVE_UP;
  if (code === 'not_found' || code === 'invalid' || code === 'forbidden' || tooOld) {
    log.warn({ delivery: delivery.id, target: delivery.target, reason }, 'news could not be delivered');
    await settle(tools, delivery, 'dead', reason, 0);
  } else if (code === 'unclear') await settle(tools, delivery, 'unknown', reason, LOOK_AGAIN);
  else await settle(tools, delivery, 'retry', reason, pauseAfter(delivery.attempts, error, tools.world));
}

async function settle(
  tools: OutletTools,
  delivery: Delivery,
  state: 'sent' | 'retry' | 'unknown' | 'dead',
  error: string | null,
  pause: number,
): Promise<void> {
  const now = tools.world.now();
  await tools.store.write((tx) => tx.outbox.settle(delivery, { state, error, nextAt: now + pause, now }));
}
