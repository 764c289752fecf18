import { STICKY_ROWS, stickyBoard } from '../blocks/sticky-board.ts';
import type { StickyBoard } from '../store/sticky-board.ts';
import type { OutletTools } from './outlet.ts';

/** A board that stays, as its runs are now. */
export async function drawSticky(tools: OutletTools, board: StickyBoard) {
  const query = await tools.query(board.query, board.by, board.zone);
  const [page, counts, health] = await Promise.all([
    tools.store.runs.list(query, { limit: STICKY_ROWS }),
    tools.store.runs.countByStatus(query),
    tools.health(),
  ]);
  const { query: text, by } = board;
  return stickyBoard({ query: text, by: by.name, runs: page.runs, counts, health, now: tools.world.now() });
}
