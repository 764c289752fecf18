import { AppError, sentence } from '../domain/errors.ts';
import type { ProviderAction } from '../domain/lifecycle.ts';
import { PROVIDER_ACTIONS } from '../domain/lifecycle.ts';
import type { Operation, Tables } from '../store/store.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { type Context, deadline } from './context.ts';

/** How long an action may stay unconfirmed before it counts as failed, in milliseconds. */
export const ACTION_LIMIT = 120_000;

/** Hands a recorded action to its provider and records what it says; never rejects. */
export async function deliverAction(context: Context, key: string): Promise<void> {
  if (context.inHand.has(key)) return;
  context.inHand.add(key);
  try {
    const operation = await context.store.operations.get(key);
    if (operation !== null && operation.state === 'requested') await deliver(context, operation);
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

async function deliver(context: Context, operation: Operation): Promise<void> {
  const run = await context.store.runs.get(operation.run);
  const provider = run === null ? undefined : context.providers.get(run.provider);
  if (run === null || provider === undefined || run.externalId === null || !isProviderAction(operation.action)) return;
  const askedAt = context.world.now();
  try {
    const seen = await provider.act(operation.action, run.externalId, operation.text, operation.key, deadline(context));
    await context.store.write(async (tx) => {
      await tx.operations.sent(operation.key, context.world.now());
      // A message is delivered once the provider has taken it; the other actions show in the run's status.
      if (operation.action === 'say') await conclude(tx, context, operation, 'confirmed', null);
    });
    await applySnapshot(context, run.number, seen, askedAt);
  } catch (error) {
    if (!context.stopping.aborted) await recordRefusal(context, operation, error);
  }
}

async function recordRefusal(context: Context, operation: Operation, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : 'unclear';
  if (!(error instanceof AppError)) context.log.error({ err: error, run: operation.run }, 'an action failed');
  const mayComeLater = code === 'unavailable' || code === 'rate_limited' || code === 'unclear';
  if (!mayComeLater) await failAction(context, operation, sentence(error));
  else if (operation.action === 'say' && code === 'unclear') {
    // A message has no key at every provider: saying it again could say it twice.
    await failAction(
      context,
      operation,
      'it is unclear whether the message arrived; look at the log before you repeat it',
    );
  }
}

async function conclude(
  tx: Tables,
  context: Context,
  operation: Operation,
  state: 'confirmed' | 'failed',
  reason: string | null,
): Promise<void> {
  const now = context.world.now();
  const current = await tx.operations.get(operation.key);
  const run = await tx.runs.get(operation.run);
  if (run === null || current === null || current.state !== 'requested') return;
  await tx.operations.settle(operation.key, state, now, reason);
  await tx.runs.save({
    ...run,
    pending: run.pending?.action === operation.action ? null : run.pending,
    changedAt: now,
  });
  await tx.journal.append([
    {
      kind: state === 'confirmed' ? 'confirmed' : 'refused',
      run: run.number,
      at: now,
      actor: { kind: 'provider', name: run.provider },
      action: operation.action,
      detail: reason,
    },
  ]);
}

function isProviderAction(action: string): action is ProviderAction {
  return (PROVIDER_ACTIONS as readonly string[]).includes(action);
}
