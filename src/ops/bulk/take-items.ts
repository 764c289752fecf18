import { type Bulk, type BulkAction, itemKey } from '../../domain/bulk.ts';
import { AppError, sentence } from '../../domain/errors.ts';
import type { Run } from '../../domain/run.ts';
import { skipReason } from '../../domain/skip-rule.ts';
import type { ItemResult } from '../../store/bulk.ts';
import type { Operation } from '../../store/operation.ts';
import type { Tables } from '../../store/store.ts';
import { archiveRun } from '../archive-run.ts';
import type { Context } from '../context.ts';
import { editRun } from '../edit-run.ts';
import { recordRequests } from '../record-requests.ts';
import { restoreRun } from '../restore-run.ts';
import { recordRetry } from '../retry-run.ts';
import { skipRules } from './skip-rules.ts';

/** What is to be done outside of the transaction that wrote down that it will be. */
export type Errand =
  | { readonly kind: 'ask'; readonly operation: Operation; readonly run: Run }
  | { readonly kind: 'start'; readonly run: Run };

/**
 * Takes some runs of a bulk action in the transaction given: what needs no provider is done, what needs one is recorded as
 * requested and returned. Runs that changed so that it makes no sense any more are left out.
 */
export async function takeItems(
  tx: Tables,
  context: Context,
  bulk: Bulk,
  numbers: readonly number[],
): Promise<readonly Errand[]> {
  const rules = skipRules(bulk.action, bulk.change, context.providers);
  const runs = (await tx.runs.many(numbers)).map((run) => ({ run, reason: skipReason(rules, run) }));
  const unfit = runs.filter(({ reason }) => reason !== null);
  await tx.bulks.settle(
    bulk.number,
    unfit.map(({ run, reason }) => ({ run: run.number, state: 'skipped', reason, result: null })),
  );
  const fit = runs.filter(({ reason }) => reason === null).map(({ run }) => run);
  return fit.length === 0 ? [] : TAKES[bulk.action](tx, context, bulk, fit);
}

/** A request of a bulk action that was recorded earlier, as an errand. */
export async function recoverItems(tx: Tables, bulk: Bulk, numbers: readonly number[]): Promise<readonly Errand[]> {
  const runs = new Map((await tx.runs.many(numbers)).map((run) => [run.number, run]));
  const keys = new Set(numbers.map((run) => itemKey(bulk.number, run)));
  const operations = (await tx.operations.openOf(numbers)).filter(({ key }) => keys.has(key));
  return operations.flatMap((operation): Errand[] => {
    const run = runs.get(operation.run);
    return run === undefined ? [] : [{ kind: 'ask', operation, run }];
  });
}

type Take = (tx: Tables, context: Context, bulk: Bulk, runs: readonly Run[]) => Promise<readonly Errand[]>;

const TAKES: Readonly<Record<BulkAction, Take>> = {
  pause: (tx, context, bulk, runs) => request('pause', tx, context, bulk, runs),
  resume: (tx, context, bulk, runs) => request('resume', tx, context, bulk, runs),
  cancel: (tx, context, bulk, runs) => request('cancel', tx, context, bulk, runs),
  retry: retryAll,
  archive: (...given) => keep(archiveRun, ...given),
  restore: (...given) => keep(restoreRun, ...given),
  tag: (...given) => keep(editRun, ...given),
  move: (...given) => keep(editRun, ...given),
};

async function request(
  action: 'pause' | 'resume' | 'cancel',
  tx: Tables,
  { world }: Context,
  bulk: Bulk,
  runs: readonly Run[],
): Promise<readonly Errand[]> {
  const { number, by } = bulk;
  const now = world.now();
  const requests = runs.map((run) => ({ run, key: itemKey(number, run.number), by, text: null }));
  const saved = await recordRequests(tx, action, requests, now);
  await tx.bulks.settle(
    number,
    runs.map((run) => ({ run: run.number, state: 'requested', reason: null, result: null })),
  );
  const unanswered = { state: 'requested', sentAt: null, settledAt: null, error: null, result: null } as const;
  return saved.map((run) => {
    const key = itemKey(number, run.number);
    return {
      kind: 'ask',
      run,
      operation: { key, run: run.number, action, text: null, by, requestedAt: now, ...unanswered },
    };
  });
}

async function retryAll(tx: Tables, context: Context, bulk: Bulk, runs: readonly Run[]): Promise<readonly Errand[]> {
  const started: Errand[] = [];
  const results: ItemResult[] = [];
  for (const run of runs) {
    const key = itemKey(bulk.number, run.number);
    const outcome = await attempt(() =>
      recordRetry(tx, context, run, { key, run: run.number, by: bulk.by, place: null }),
    );
    results.push(asResult(run, outcome.reason, outcome.value?.number ?? null));
    if (outcome.value !== null) started.push({ kind: 'start', run: outcome.value });
  }
  await tx.bulks.settle(bulk.number, results);
  return started;
}

/** What we keep ourselves needs nobody else: it is done in the same transaction. */
async function keep(
  verb: typeof editRun | typeof archiveRun,
  tx: Tables,
  context: Context,
  bulk: Bulk,
  runs: readonly Run[],
): Promise<readonly Errand[]> {
  const inside: Context = { ...context, store: { ...context.store, ...tx, write: (work) => work(tx) }, announce() {} };
  const results: ItemResult[] = [];
  for (const run of runs) {
    const key = itemKey(bulk.number, run.number);
    const { reason } = await attempt(() => verb(inside, { key, run: run.number, by: bulk.by, change: bulk.change }));
    results.push(asResult(run, reason, null));
  }
  await tx.bulks.settle(bulk.number, results);
  return [];
}

/** A refusal is this run's own; anything unexpected ends the whole step. */
async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly reason: null } | { readonly value: null; readonly reason: string }> {
  try {
    return { value: await work(), reason: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { value: null, reason: sentence(error) };
  }
}

function asResult(run: Run, reason: string | null, result: number | null): ItemResult {
  return { run: run.number, state: reason === null ? 'confirmed' : 'failed', reason, result };
}
