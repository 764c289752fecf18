import { type Bulk, bulkSentence, type ItemCounts } from '../../domain/bulk.ts';
import { RUNTOWER } from '../../domain/event.ts';
import type { Tables } from '../../store/store.ts';
import { findBulk } from './find-bulk.ts';

/** Ends a bulk action and writes into the journal what became of it. */
export async function endBulk(
  tx: Tables,
  bulk: Bulk,
  state: 'done' | 'undone' | 'aborted',
  now: number,
): Promise<Bulk> {
  await tx.bulks.move(bulk.number, bulk.state, state, { startsAt: bulk.startsAt, endedAt: now });
  const ended = await findBulk(tx, bulk.number);
  const actor = ended.stopped === null ? RUNTOWER : ({ kind: 'person', person: ended.stopped.by } as const);
  const detail = `bulk ${bulk.number}: ${bulkSentence(bulk)}, ${state}: ${counted(await tx.bulks.counts(bulk.number))}`;
  await tx.journal.append([{ kind: 'bulk-ended', run: null, at: now, actor, action: null, detail }]);
  return ended;
}

function counted({ confirmed, failed, skipped }: ItemCounts): string {
  return `${confirmed} confirmed, ${failed} failed, ${skipped} left out`;
}
