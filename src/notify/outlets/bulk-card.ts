import { bulkCard } from '../../blocks/bulk-card.ts';
import type { Delivery } from '../../store/deliveries.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** The live message of a bulk action, where it was asked for: one, from its confirmation to its results. */
export default defineOutlet({
  async send(delivery, tools) {
    const post = await findPost(tools, delivery);
    if (post === null || post.ts !== null) return;
    const card = await drawBulk(tools, post.bulk);
    if (card === null) return;
    const { ts } = await tools.messenger.post(post, card, delivery.key);
    await tools.store.write((tx) => tx.bulks.placed(post.bulk, ts, post.version));
  },

  async find(delivery, tools) {
    const post = await findPost(tools, delivery);
    if (post === null || post.ts !== null) return true;
    const ts = await tools.messenger.find(post.channel, post.threadTs, delivery.key);
    if (ts === null) return false;
    // What the message shows is not known any more: drawing it anew makes it current.
    await tools.store.write((tx) => tx.bulks.placed(post.bulk, ts, 0));
    return true;
  },
});

/** The card as the bulk action stands now; null where it is gone. */
export async function drawBulk({ readBulk, world }: OutletTools, number: number) {
  const view = await readBulk(number);
  return view === null ? null : bulkCard(view, world.now());
}

async function findPost({ store }: OutletTools, { key }: Delivery) {
  const number = /^bulk-card:(\d+)$/.exec(key)?.[1];
  return number === undefined ? null : store.bulks.post(Number(number));
}
