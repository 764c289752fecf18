import { AppError, sentence } from '../domain/errors.ts';
import type { CreateRequest, Provider } from '../domain/provider.ts';
import type { Run, RunSnapshot, Status } from '../domain/run.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { type Context, deadline } from './context.ts';

/** How long a start may go without a trace before it counts as unknown, in milliseconds. */
export const START_LIMIT = 120_000;
/** The provider could not be reached, so it surely has not started anything: asking again is safe. */
export const NOT_DELIVERED = 'waiting for the provider';

/** Hands a recorded run to its provider and records the answer; never rejects. */
export async function confirmStart(context: Context, run: Run): Promise<void> {
  await inHand(context, run, async (provider) => {
    const askedAt = context.world.now();
    const seen = await provider.create(createRequest(run), deadline(context));
    await applySnapshot(context, run.number, seen, askedAt);
  });
}

/**
 * Finds out what became of a start that has no answer: repeated where the provider starts a key only once or surely has not
 * heard of it, otherwise looked for by its key. Never rejects.
 */
export async function settleStart(context: Context, run: Run): Promise<void> {
  await inHand(context, run, async (provider) => {
    const askedAt = context.world.now();
    const safe = provider.capabilities.createOnce || run.statusDetail === NOT_DELIVERED;
    const seen: RunSnapshot | null = safe
      ? await provider.create(createRequest(run), deadline(context))
      : await provider.find(run.key ?? '', deadline(context));
    if (seen !== null) await applySnapshot(context, run.number, seen, askedAt);
    else if (askedAt - run.createdAt > START_LIMIT) {
      await end(
        context,
        run,
        'unknown',
        `${provider.name} shows no trace of its start; look there before you retry it`,
      );
    }
  });
}

async function inHand(context: Context, run: Run, work: (provider: Provider) => Promise<void>): Promise<void> {
  const provider = context.providers.get(run.provider);
  const key = `start:${run.number}`;
  if (provider === undefined || context.inHand.has(key)) return;
  context.inHand.add(key);
  try {
    await work(provider);
  } catch (error) {
    if (!context.stopping.aborted) await recordFailure(context, run, error);
  } finally {
    context.inHand.delete(key);
  }
}

async function recordFailure(context: Context, run: Run, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : 'unclear';
  if (!(error instanceof AppError)) context.log.error({ err: error, run: run.number }, 'starting a run failed');
  try {
    if (code === 'unclear') await note(context, run, 'the start is not confirmed yet');
    else if (code === 'unavailable' || code === 'rate_limited') await note(context, run, NOT_DELIVERED);
    else await end(context, run, 'failed', sentence(error));
  } catch (failure) {
    context.log.error({ err: failure, run: run.number }, 'recording a failed start failed');
  }
}

async function note(context: Context, run: Run, statusDetail: string): Promise<void> {
  await change(context, run.number, (known) => ({ ...known, statusDetail }), 'progressed', null);
}

async function end(context: Context, run: Run, status: Status & ('failed' | 'unknown'), reason: string): Promise<void> {
  const now = context.world.now();
  const over = (known: Run): Run => ({
    ...known,
    status,
    statusDetail: reason,
    error: status === 'failed' ? reason : known.error,
    finishedAt: status === 'failed' ? now : null,
  });
  await change(context, run.number, over, status, reason);
}

async function change(
  context: Context,
  number: number,
  edit: (known: Run) => Run,
  kind: 'progressed' | 'failed' | 'unknown',
  detail: string | null,
): Promise<void> {
  const now = context.world.now();
  await context.store.write(async (tx) => {
    const known = await tx.runs.get(number);
    if (known === null || known.externalId !== null) return;
    await tx.runs.save({ ...edit(known), changedAt: now });
    await tx.journal.append([
      { kind, run: number, at: now, actor: { kind: 'provider', name: known.provider }, action: null, detail },
    ]);
  });
  context.announce();
}

function createRequest(run: Run): CreateRequest {
  const { key, number, prompt, title, project, agent, model, priority, tags, metadata, by } = run;
  return {
    key: key ?? `run-${number}`,
    number,
    prompt: prompt ?? '',
    title,
    project,
    agent,
    model,
    priority,
    tags,
    metadata,
    by,
  };
}
