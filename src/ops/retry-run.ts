import { AppError } from '../domain/errors.ts';
import { LIFECYCLE } from '../domain/lifecycle.ts';
import type { ActRequest, Place } from '../domain/requests.ts';
import type { Run } from '../domain/run.ts';
import type { Tables } from '../store/store.ts';
import { findRun } from './act-on-run.ts';
import { confirmStart } from './confirm-start.ts';
import type { Context } from './context.ts';
import { chooseProvider, newRun, recordStart } from './start-run.ts';

export interface RetryRequest extends ActRequest {
  /** An edited prompt; null: the same as before. */
  readonly prompt?: string | null;
  readonly place: Place | null;
}

/** Starts a new run with the input of an ended one. Both know each other. The same key starts one. */
export async function retryRun(
  context: Context,
  request: RetryRequest,
): Promise<{ state: 'requested' | 'already'; run: Run }> {
  const { run, fresh } = await context.store.write(async (tx) => {
    const earlier = await tx.operations.get(request.key);
    if (earlier?.result != null) return { run: await findRun(tx, earlier.result), fresh: false };
    return { run: await recordRetry(tx, context, await findRun(tx, request.run), request), fresh: true };
  });
  if (!fresh) return { state: 'already', run };
  context.announce();
  context.later(confirmStart(context, run));
  return { state: 'requested', run };
}

/** Writes down a retry of an ended run, to be started after the transaction; AppError where it cannot be retried. */
export async function recordRetry(tx: Tables, context: Context, old: Run, request: RetryRequest): Promise<Run> {
  if (!LIFECYCLE[old.status].includes('retry')) {
    throw new AppError('conflict', `#${old.number} is ${old.status}; it can be retried once it has ended.`);
  }
  const prompt = request.prompt?.trim() || old.prompt;
  if (prompt === null) {
    throw new AppError(
      'invalid',
      `The prompt of #${old.number} is not known: it was started elsewhere. Give one to retry it.`,
    );
  }
  const provider = chooseProvider(context, old.provider);
  const now = context.world.now();
  const input = {
    key: request.key,
    by: request.by,
    prompt,
    title: prompt === old.prompt ? old.title : null,
    project: old.project,
    agent: old.agent,
    model: old.model,
    priority: old.priority,
    tags: old.tags,
  };
  const lineage = { retryOf: old.number, attempt: old.attempt + 1 };
  const run = await recordStart(tx, newRun(input, provider.name, now, lineage), request);
  await tx.operations.insert({
    key: request.key,
    run: old.number,
    action: 'retry',
    text: null,
    by: request.by,
    requestedAt: now,
  });
  await tx.operations.settle(request.key, 'confirmed', now, null, run.number);
  await tx.runs.save({ ...old, changedAt: now });
  await tx.journal.append([
    {
      kind: 'retried',
      run: old.number,
      at: now,
      actor: { kind: 'person', person: request.by },
      action: 'retry',
      detail: `#${run.number}`,
    },
  ]);
  return run;
}
