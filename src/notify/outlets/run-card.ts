import { cardElsewhere } from '../../blocks/card-elsewhere.ts';
import { runCard } from '../../blocks/run-card.ts';
import { AppError } from '../../domain/errors.ts';
import type { Run } from '../../domain/run.ts';
import type { Delivery } from '../../store/deliveries.ts';
import type { Post } from '../../store/post.ts';
import { defineOutlet, type OutletTools } from '../outlet.ts';

/** A run's live card, in the place where it was started or asked for. One message per run and channel. */
export default defineOutlet({
  async send(delivery, tools) {
    const wanted = await findWanted(tools, delivery.run, delivery.target);
    if (wanted === null || wanted.post.ts !== null) return;
    const { run, post } = wanted;
    const place = { channel: post.channel, threadTs: post.threadTs };
    try {
      const { ts } = await tools.messenger.post(place, await drawCard(tools, run), delivery.key);
      await tools.store.write((tx) => tx.posts.placed(run.number, post.channel, ts, run.seq));
    } catch (error) {
      if (isRefusal(error)) await goDirectly(tools, delivery, run, error.message);
      throw error;
    }
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

/** Nothing more is tried there: the place is gone, or we may not write in it. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid');
}

/** Whoever started a run hears of it in any case: where its card cannot stand in its place, it comes to them, with the reason. */
async function goDirectly(tools: OutletTools, delivery: Delivery, run: Run, reason: string): Promise<void> {
  // A card that somebody else asked for later is theirs to ask for again.
  if (run.by === null || delivery.createdAt !== run.createdAt) return;
  const { number } = run;
  const direct = await tools.messenger.direct(run.by.id);
  if (direct === delivery.target) return;
  const why = cardElsewhere(number, delivery.target, reason);
  await tools.messenger.post({ channel: direct, threadTs: null }, why, `${delivery.key}:why`);
  await tools.store.write(async (tx) => {
    await tx.posts.lost(number, delivery.target, reason);
    await tx.posts.want({ run: number, channel: direct, threadTs: null });
    const card = { key: `card:${number}:${direct}:${delivery.seq}`, lane: `run-card:${number}:${direct}` };
    await tx.outbox.add(
      [{ outlet: 'run-card', ...card, target: direct, run: number, seq: delivery.seq }],
      tools.world.now(),
    );
  });
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
