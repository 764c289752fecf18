import { PROVIDER_ACTIONS, type ProviderAction } from '../domain/lifecycle.ts';
import type { Run } from '../domain/run.ts';
import type { Operation } from '../store/operation.ts';
import { type Context, deadline } from './context.ts';
import { type Answer, conclude, recordAnswers } from './record-answers.ts';

/** How long an action may stay unconfirmed before it counts as failed, in milliseconds. */
export const ACTION_LIMIT = 120_000;

/** Hands a recorded action to its provider and records what it says; never rejects. */
export async function deliverAction(context: Context, key: string): Promise<void> {
  if (context.inHand.has(key)) return;
  context.inHand.add(key);
  try {
    const operation = await context.store.operations.get(key);
    const run = operation?.state === 'requested' ? await context.store.runs.get(operation.run) : null;
    const answer = operation === null || run === null ? null : await askProvider(context, operation, run);
    if (answer === null) return;
    await context.store.write((tx) => recordAnswers(tx, context, [answer]));
    context.announce();
  } catch (error) {
    context.log.error({ err: error, key }, 'recording an action failed');
  } finally {
    context.inHand.delete(key);
  }
}

/** Ends an action that nobody confirmed: the run shows its true status again and the journal says why. */
export async function failAction(context: Context, operation: Operation, reason: string): Promise<void> {
  await context.store.write((tx) => conclude(tx, context, operation, 'failed', reason));
  context.announce();
}

/** Asks the run's provider for a recorded action; never rejects. Null where there is nobody to ask, or the program stops. */
export async function askProvider(
  context: Context,
  operation: Operation,
  { provider: name, externalId }: Run,
): Promise<Answer | null> {
  const provider = context.providers.get(name);
  const { action, text, key } = operation;
  if (provider === undefined || externalId === null || !isProviderAction(action)) return null;
  const askedAt = context.world.now();
  try {
    const seen = await provider.act(action, externalId, text, key, deadline(context));
    return { operation, askedAt, seen, error: null };
  } catch (error) {
    return context.stopping.aborted ? null : { operation, askedAt, seen: null, error };
  }
}

function isProviderAction(action: string): action is ProviderAction {
  return (PROVIDER_ACTIONS as readonly string[]).includes(action);
}
