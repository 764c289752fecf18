import { runCard } from '../../blocks/run-card.ts';
import type { Run } from '../../domain/run.ts';
import type { Post } from '../../store/post.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** A run's live card, in the place where it was started or asked for. One message per run and channel. */
export default defineOutlet({
  async send(delivery, tools) {
    const wanted = await findWanted(tools, delivery.run, delivery.target);
    if (wanted === null || wanted.post.ts !== null) return;
    const { run, post } = wanted;
    const place = { channel: post.channel, threadTs: post.threadTs };
    const { ts } = await tools.messenger.post(place, await drawCard(tools, run), delivery.key);
    await tools.store.write((tx) => tx.posts.placed(run.number, post.channel, ts, run.seq));
  },

  async find(delivery, tools) {
    const wanted = await findWanted(tools, delivery.run, delivery.target);
    if (wanted === null || wanted.post.ts !== null) return true;
    const { run, post } = wanted;
    const ts = await tools.messenger.find(post.channel, post.threadTs, delivery.key);
    if (ts === null) return false;
    // What the message shows is not known any more: drawing it anew makes it current.
    await tools.store.write((tx) => tx.posts.placed(run.number, post.channel, ts, 0));
    return true;
  },
});

/** The card as the run stands now. */
export async function drawCard(tools: OutletTools, run: Run) {
  const freshness = await tools.freshness(run);
  return runCard({ run, freshness, capabilities: tools.capabilities(run.provider), now: tools.world.now() });
}

async function findWanted(
  { store }: OutletTools,
  number: number | null,
  channel: string,
): Promise<{ run: Run; post: Post } | null> {
  if (number === null) return null;
  const run = await store.runs.get(number);
  const post = await store.posts.get(number, channel);
  return run === null || post === null ? null : { run, post };
}
