import type { ItemState } from '../../domain/bulk.ts';
import { type Cell, csv } from '../../domain/csv.ts';
import type { Place } from '../../domain/requests.ts';
import type { Tables } from '../../store/store.ts';
import { findBulk } from './find-bulk.ts';

const ROWS_AT_ONCE = 5_000;
const HEAD = ['run', 'title', 'project', 'action', 'outcome', 'reason', 'new run'];
const OUTCOMES: Readonly<Record<ItemState, string>> = {
  failed: 'failed',
  skipped: 'left out',
  requested: 'asked',
  todo: 'not begun',
  confirmed: 'confirmed',
};

/** What became of each run, as CSV, and where the message of the bulk action stands; null: nowhere. */
export async function bulkFile(
  store: Pick<Tables, 'bulks'>,
  number: number,
): Promise<{ readonly csv: string; readonly place: Place | null }> {
  const { action } = await findBulk(store, number);
  const rows: Cell[][] = [HEAD];
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const results = await store.bulks.results(number, from, ROWS_AT_ONCE);
    for (const { run, title, project, state, reason, result } of results) {
      rows.push([run, title, project, action, OUTCOMES[state], reason, result]);
    }
    if (results.length < ROWS_AT_ONCE) break;
  }
  const post = await store.bulks.post(number);
  const place =
    post === null || post.ts === null ? null : { channel: post.channel, threadTs: post.threadTs ?? post.ts };
  return { csv: csv(rows), place };
}
