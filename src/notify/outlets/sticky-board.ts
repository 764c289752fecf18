import type { Delivery } from '../../store/deliveries.ts';
import { drawSticky } from '../draw-sticky.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** The first message of a board that stays; afterwards it is drawn again in its place. */
export default defineOutlet({
  async send(delivery, tools) {
    const board = await unposted(tools, delivery);
    if (board === null) return;
    const to = { channel: board.channel, threadTs: null };
    const { ts } = await tools.messenger.post(to, await drawSticky(tools, board), delivery.key);
    await tools.store.write((tx) => tx.stickyBoards.placed(board.channel, ts));
  },

  async find(delivery, tools) {
    const board = await unposted(tools, delivery);
    if (board === null) return true;
    const ts = await tools.messenger.find(board.channel, null, delivery.key);
    if (ts === null) return false;
    await tools.store.write((tx) => tx.stickyBoards.placed(board.channel, ts));
    return true;
  },
});

/** Null: it stands there already, or was taken away meanwhile. */
async function unposted({ store }: OutletTools, { target }: Delivery) {
  const board = await store.stickyBoards.get(target);
  return board === null || board.ts !== null ? null : board;
}
