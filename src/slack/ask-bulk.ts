import { bulkAsk } from '../blocks/bulk-ask.ts';
import type { BulkAction, BulkChange } from '../domain/bulk.ts';
import type { Asking } from './define.ts';
import { ephemeral, type Shown } from './reply.ts';
import type { Selection } from './selection.ts';
import type { Tools } from './tools.ts';

/** Selects runs, and asks whether to act on all of them. */
export async function askBulk(
  tools: Tools,
  action: BulkAction,
  { query: text, named }: Selection,
  { person, zone, place }: Asking,
  change: BulkChange = {},
): Promise<Shown> {
  const query = await tools.query(text, person, zone);
  const draft = await tools.bulk.select({ action, change, query, by: person, place });
  return ephemeral(bulkAsk({ ...draft, named }));
}
