import { type Bulk, bulkSentence, needsCount, UNDO_WINDOW } from '../../domain/bulk.ts';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person.ts';
import { HOUR } from '../../domain/time.ts';
import type { Tables } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { findBulk } from './find-bulk.ts';

/** A selection older than this says too little about how things are. */
export const DRAFT_LIFE = HOUR;

export interface BulkConfirmation {
  readonly number: number;
  readonly by: Person;
  /** The number of runs as it was typed; null where nothing was typed. */
  readonly typed: string | null;
}

/** Confirms a draft, once: it starts after the undo window. `already`: it was confirmed before, and this changed nothing. */
export async function confirmBulk(
  context: Context,
  { number, by, typed }: BulkConfirmation,
): Promise<{ readonly state: 'confirmed' | 'already'; readonly bulk: Bulk }> {
  const now = context.world.now();
  const outcome = await context.store.write(async (tx) => {
    const bulk = await findBulk(tx, number);
    if (bulk.by.id !== by.id) throw new AppError('forbidden', `Only ${bulk.by.name}, who selected it, can confirm it.`);
    if (bulk.state !== 'draft') return { state: 'already', bulk } as const;
    if (now - bulk.createdAt > DRAFT_LIFE) throw tooOld();
    if (needsCount(bulk)) compare(typed, bulk);
    await tx.bulks.move(number, 'draft', 'waiting', { startsAt: now + UNDO_WINDOW, endedAt: null });
    await announce(tx, bulk, now);
    return { state: 'confirmed', bulk: await findBulk(tx, number) } as const;
  });
  context.announce();
  return outcome;
}

function tooOld(): AppError {
  return new AppError('conflict', 'This selection is more than an hour old. Nothing was done; please ask for it anew.');
}

function compare(typed: string | null, { runs }: Bulk): void {
  const count = (typed ?? '').trim().replace(/[\s,.'’]/g, '');
  if (count === String(runs)) return;
  throw new AppError(
    'invalid',
    count === '' ? `Type the number of runs: ${runs}.` : `You typed ${count.slice(0, 20)}; it is about ${runs} runs.`,
  );
}

async function announce(tx: Tables, bulk: Bulk, now: number): Promise<void> {
  const [event] = await tx.journal.append([
    {
      kind: 'bulk-started',
      run: null,
      at: now,
      actor: { kind: 'person', person: bulk.by },
      action: null,
      detail: `bulk ${bulk.number}: ${bulkSentence(bulk)} matching ${bulk.query}`,
    },
  ]);
  const { channel } = bulk.place;
  const name = `bulk-card:${bulk.number}`;
  const delivery = { outlet: 'bulk-card', key: name, lane: name, target: channel, run: null, seq: event?.seq ?? 0 };
  await tx.outbox.add([delivery], now);
}
