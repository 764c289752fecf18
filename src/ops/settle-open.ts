import type { Operation } from '../store/operation.ts';
import { settleStart } from './confirm-start.ts';
import type { Context } from './context.ts';
import { ACTION_LIMIT, deliverAction, failAction } from './deliver-action.ts';
import { paceOf } from './pace.ts';

/** A start or an action younger than this is still on its ordinary way, in milliseconds. */
const ORDINARY = 10_000;
const SEND_AGAIN_EVERY = 10_000;

/**
 * Follows up what has no answer yet: starts without a trace, actions that were not delivered or not confirmed, also those
 * that a crash left behind.
 */
export async function settleOpen(context: Context): Promise<void> {
  const now = context.world.now();
  const starts = (await context.store.runs.unconfirmed(now - ORDINARY)).filter((run) => run.status === 'queued');
  const actions = await context.store.operations.open();
  await Promise.all([
    ...starts.map((run) => settleStart(context, run)),
    ...actions.map((operation) => settleAction(context, operation, now)),
  ]);
}

async function settleAction(context: Context, operation: Operation, now: number): Promise<void> {
  const age = now - operation.requestedAt;
  if (age < ORDINARY || context.inHand.has(operation.key)) return;
  if (age > ACTION_LIMIT) {
    const what = operation.sentAt === null ? 'did not answer' : 'has not confirmed it';
    const instead = operation.action === 'say' ? '' : `, or ${operation.action} it again`;
    await failAction(context, operation, `the provider ${what} within 2 minutes; look at the run there${instead}`);
  } else if (operation.sentAt === null || now - operation.sentAt > SEND_AGAIN_EVERY) {
    await atPace(context, operation.run, () => deliverAction(context, operation.key));
  }
}

/** After a long silence many are open at once. */
async function atPace(context: Context, number: number, work: () => Promise<void>): Promise<void> {
  const run = await context.store.runs.get(number);
  const provider = run === null ? undefined : context.providers.get(run.provider);
  if (provider !== undefined) await paceOf(context.paces, provider).run(work);
}
