import { AppError, sentence } from '../domain/errors.ts';
import { refusalNotice } from '../domain/lifecycle.ts';
import { observe } from '../domain/observe.ts';
import type { RunSnapshot } from '../domain/run.ts';
import type { Operation } from '../store/operation.ts';
import type { Tables } from '../store/store.ts';
import { recordObservations } from './apply-snapshot.ts';
import type { Context } from './context.ts';

/** What a provider said to an action: the run as it knows it then, or what went wrong. */
export interface Answer {
  readonly operation: Operation;
  readonly askedAt: number;
  readonly seen: RunSnapshot | null;
  readonly error: unknown;
}

/** Writes down what providers said to actions: what they took, what that did to the runs, and what they refused. */
export async function recordAnswers(tx: Tables, context: Context, answers: readonly Answer[]): Promise<void> {
  await recordTaken(tx, context, answers);
  for (const { operation, error } of answers) {
    const reason = error === null ? null : refusal(context, operation, error);
    if (reason !== null) await conclude(tx, context, operation, 'failed', reason);
  }
}

/** Ends an action: the journal says how, and the run shows its true status again. An action that has ended stays as it is. */
export async function conclude(
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
    notice: state === 'failed' ? refusalNotice(operation.action, reason) : run.notice,
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

/** Whether an action that failed this way may be asked for again under its key. */
export function mayComeLater(error: unknown): boolean {
  return !(error instanceof AppError) || ['unavailable', 'rate_limited', 'unclear'].includes(error.code);
}

async function recordTaken(tx: Tables, context: Context, answers: readonly Answer[]): Promise<void> {
  const taken = answers.filter(({ error }) => error === null);
  if (taken.length === 0) return;
  const now = context.world.now();
  await tx.operations.sent(
    taken.map(({ operation }) => operation.key),
    now,
  );
  for (const { operation } of taken) {
    // A message is delivered once the provider has taken it; the other actions show in the run's status.
    if (operation.action === 'say') await conclude(tx, context, operation, 'confirmed', null);
  }
  const known = new Map(
    (await tx.runs.many(taken.map(({ operation }) => operation.run))).map((run) => [run.number, run]),
  );
  const observations = taken.map(({ operation, seen, askedAt }) => {
    const run = known.get(operation.run);
    return run === undefined || seen === null ? null : observe(run, seen, askedAt, now);
  });
  await recordObservations(
    tx,
    observations.filter((each) => each !== null),
    now,
  );
}

/** Why an action has failed for good; null while it may still come. */
function refusal({ log }: Context, operation: Operation, error: unknown): string | null {
  if (!(error instanceof AppError)) log.error({ err: error, run: operation.run }, 'an action failed');
  if (!mayComeLater(error)) return sentence(error);
  const isUnclear = !(error instanceof AppError) || error.code === 'unclear';
  // A message has no key at every provider: saying it again could say it twice.
  return operation.action === 'say' && isUnclear
    ? 'it is unclear whether the message arrived; look at the log before you repeat it'
    : null;
}
