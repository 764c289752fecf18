import type { Bulk, BulkView } from '../../domain/bulk.ts';
import type { Tables } from '../../store/store.ts';
import { findBulk } from './find-bulk.ts';

const REASONS = 4;

/** How a bulk action stands now. */
export async function readBulk(store: Pick<Tables, 'bulks'>, number: number): Promise<BulkView> {
  return viewBulk(store, await findBulk(store, number));
}

/** The same; null where it is gone. */
export async function lookForBulk(store: Pick<Tables, 'bulks'>, number: number): Promise<BulkView | null> {
  const bulk = await store.bulks.get(number);
  return bulk === null ? null : viewBulk(store, bulk);
}

/** The same of one that was read already. */
export async function viewBulk({ bulks }: Pick<Tables, 'bulks'>, bulk: Bulk): Promise<BulkView> {
  const [counts, failures, leftOut] = await Promise.all([
    bulks.counts(bulk.number),
    bulks.reasons(bulk.number, 'failed', REASONS),
    bulks.reasons(bulk.number, 'skipped', REASONS),
  ]);
  return { bulk, counts, failures, leftOut };
}
