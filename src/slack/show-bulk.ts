import { bulkCard } from '../blocks/bulk-card.ts';
import type { ActionInput } from './define.ts';
import { ephemeral, nothing, replace, type Shown } from './reply.ts';
import type { Tools } from './tools.ts';

/** How a bulk action stands, for the person who asked. */
export async function showBulk(tools: Tools, number: number): Promise<Shown> {
  return ephemeral(bulkCard(await tools.bulk.view(number), tools.now()));
}

/** The same after a button was pressed: its own message shows it by itself, any other is replaced. */
export async function showBulkAfter({ live }: ActionInput, tools: Tools, number: number): Promise<Shown> {
  return live ? nothing : replace(bulkCard(await tools.bulk.view(number), tools.now()));
}
