import { AppError } from '../domain/errors.ts';
import type { BulkPost } from '../store/bulk.ts';
import type { Log, OutletTools } from './outlet.ts';
import { drawBulk } from './outlets/bulk-card.ts';
import { pauseAfter } from './pause-after.ts';

const AT_ONCE = 20;

/** Draws again every message of a bulk action that has something new to show: many changes in a row are one update. */
export async function keepBulksCurrent(tools: OutletTools, log: Log): Promise<boolean> {
  const posts = await tools.store.bulks.outdated(tools.world.now(), AT_ONCE);
  await Promise.all(posts.map((post) => redraw(tools, log, post)));
  return posts.length > 0;
}

async function redraw(tools: OutletTools, log: Log, post: BulkPost): Promise<void> {
  const card = await drawBulk(tools, post.bulk);
  if (card === null || post.ts === null) return;
  try {
    await tools.messenger.update(post.channel, post.ts, card);
    await tools.store.write((tx) => tx.bulks.shown(post.bulk, post.version));
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, bulk: post.bulk }, 'drawing a bulk action failed');
    await putOff(tools, post, error);
  }
}

async function putOff(tools: OutletTools, post: BulkPost, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : 'unavailable';
  const final = code === 'not_found' || code === 'invalid';
  await tools.store.write(async (tx) => {
    if (final && error instanceof AppError) await tx.bulks.lost(post.bulk, error.message);
    else await tx.bulks.failed(post.bulk, tools.world.now() + pauseAfter(post.attempts, error, tools.world));
  });
}
