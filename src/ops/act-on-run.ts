import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../domain/errors.ts';
import { type Action, DONE_WORD, LIFECYCLE, PENDING_WORD, type ProviderAction } from '../domain/lifecycle.ts';
import type { Provider } from '../domain/provider.ts';
import type { ActOutcome, ActRequest } from '../domain/requests.ts';
import { isFinal, type Run, type Status } from '../domain/run.ts';
import type { Tables } from '../store/store.ts';
import type { Context } from './context.ts';
import { deliverAction } from './deliver-action.ts';
import { recordRequests } from './record-requests.ts';

/** How long the asking person waits for the provider's word before hearing "requested", in milliseconds. */
const PATIENCE = 1_200;

/**
 * Asks for an action on a run. What makes no sense or cannot be done is refused with a sentence; otherwise the request is
 * recorded first, under its key, and then handed to the provider. The same key acts once.
 */
export async function actOnRun(context: Context, action: ProviderAction, request: ActRequest): Promise<ActOutcome> {
  const text = action === 'say' ? (request.text ?? '').trim() : null;
  if (text === '') throw new AppError('invalid', 'Say what the agent should hear: the message is empty.');
  const { run, fresh } = await context.store.write(async (tx) => {
    const known = await findRun(tx, request.run);
    if ((await tx.operations.get(request.key)) !== null) return { run: known, fresh: false };
    if (isThere(action, known)) return { run: known, fresh: false };
    refuseImpossible(action, known, context.providers.get(known.provider));
    const asked = { run: known, key: request.key, by: request.by, text };
    const [run = known] = await recordRequests(tx, action, [asked], context.world.now());
    if (request.trigger != null) {
      await tx.triggers.put({ ...request.trigger, run: run.number, operation: request.key });
    }
    return { run, fresh: true };
  });
  if (!fresh) return { state: 'already', run };
  context.announce();
  const delivery = deliverAction(context, request.key);
  context.later(delivery);
  await Promise.race([delivery, wait(PATIENCE, undefined, { ref: false })]);
  return outcome(context, request, run);
}

/** The run, or a sentence that there is none. */
export async function findRun(tx: Pick<Tables, 'runs'>, number: number): Promise<Run> {
  const run = await tx.runs.get(number);
  if (run === null) throw new AppError('not_found', `There is no run #${number}.`);
  return run;
}

function isThere(action: ProviderAction, run: Run): boolean {
  if (action !== 'say' && run.pending?.action === action) return true;
  const there: Partial<Record<ProviderAction, Status>> = { pause: 'paused', cancel: 'cancelled' };
  return there[action] === run.status;
}

function refuseImpossible(action: ProviderAction, run: Run, provider: Provider | undefined): void {
  if (provider === undefined) {
    throw new AppError('unavailable', `The provider of #${run.number}, ${run.provider}, is not connected any more.`);
  }
  if (run.externalId === null) {
    throw new AppError('conflict', `#${run.number} has not reached ${run.provider} yet. Try again in a moment.`);
  }
  if (!LIFECYCLE[run.status].includes(action)) {
    throw new AppError(
      'conflict',
      `#${run.number} is ${run.status}, so there is nothing to ${action}. ${possible(run)}`,
    );
  }
  const capability = provider.capabilities[action];
  if (capability !== true) throw new AppError('unsupported', capability);
  if (action === 'say' && isFinal(run.status) && provider.capabilities.continueFinal !== true) {
    throw new AppError('unsupported', provider.capabilities.continueFinal);
  }
  if (run.pending !== null && action !== 'cancel') {
    const instead = run.pending.action === 'cancel' ? '.' : ', or cancel it.';
    throw new AppError('conflict', `#${run.number} is ${PENDING_WORD[run.pending.action]}. Wait for that${instead}`);
  }
}

const EITHER = new Intl.ListFormat('en-GB', { type: 'disjunction' });

function possible(run: Run): string {
  const actions: readonly Action[] = LIFECYCLE[run.status].filter((each) => each !== 'edit' && each !== 'archive');
  const words = actions.map((each) => (each === 'say' ? 'send it a message' : `${each} it`));
  return words.length === 0 ? '' : `You can ${EITHER.format(words)}.`;
}

async function outcome(context: Context, request: ActRequest, before: Run): Promise<ActOutcome> {
  const operation = await context.store.operations.get(request.key);
  const run = (await context.store.runs.get(request.run)) ?? before;
  if (operation?.state === 'failed') {
    throw new AppError(
      'conflict',
      `#${run.number} was not ${DONE_WORD[operation.action]}: ${operation.error ?? 'no reason given'}.`,
    );
  }
  return { state: operation?.state === 'confirmed' ? 'confirmed' : 'requested', run };
}
