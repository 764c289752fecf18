import { AppError, sentence } from '../domain/errors.ts';
import type { LogView } from '../domain/requests.ts';
import type { Run } from '../domain/run.ts';
import { findRun } from './act-on-run.ts';
import { type Context, deadline } from './context.ts';

const LINES_PER_QUESTION = 500;
/** At most this many questions for one look, so that a log without end cannot hold anybody up. */
const MOST_QUESTIONS = 20;
/** The provider's lines are waited for this long; after that the kept ones are shown, in milliseconds. */
const PATIENCE = 2_000;

/** A page of a run's log: newer lines are fetched and kept first. `from` negative counts from the end. */
export async function readLogs(context: Context, number: number, from: number, limit: number): Promise<LogView> {
  const run = await findRun(context.store, number);
  const { asOf, note } = await fetchNewer(context, run);
  const total = await context.store.logs.count(number);
  const first = Math.max(0, from < 0 ? total + from : from);
  return { lines: await context.store.logs.read(number, first, limit), total, asOf, note };
}

async function fetchNewer(context: Context, run: Run): Promise<{ asOf: number | null; note: string | null }> {
  const provider = context.providers.get(run.provider);
  if (provider === undefined) return { asOf: null, note: `${run.provider} is not connected any more.` };
  if (provider.capabilities.logs !== true) return { asOf: null, note: provider.capabilities.logs };
  if (run.externalId === null) return { asOf: null, note: 'It has not reached its provider yet.' };
  const signal = deadline(context, PATIENCE);
  try {
    for (let question = 0; question < MOST_QUESTIONS; question++) {
      const known = await context.store.logs.count(run.number);
      const lines = await provider.logs(run.externalId, known, LINES_PER_QUESTION, signal);
      if (lines.length > 0) await context.store.write((tx) => tx.logs.append(run.number, lines));
      if (lines.length < LINES_PER_QUESTION) break;
    }
    return { asOf: context.world.now(), note: null };
  } catch (error) {
    if (!(error instanceof AppError) && !signal.aborted) {
      context.log.error({ err: error, run: run.number }, 'reading a log failed');
    }
    const reason = signal.aborted ? `${run.provider} did not answer in time.` : sentence(error);
    return { asOf: null, note: `Newer lines could not be read: ${reason}` };
  }
}
