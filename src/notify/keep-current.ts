import { AppError } from '../domain/errors.ts';
import type { Post } from '../store/post.ts';
import type { Log, OutletTools } from './outlet.ts';
import { drawCard } from './outlets/run-card.ts';
import { pauseAfter } from './pause-after.ts';

const AT_ONCE = 20;

/** Draws again every card that is older than its run: many changes in a row are one update, and the last one wins. */
export async function keepCurrent(tools: OutletTools, log: Log): Promise<boolean> {
  const posts = await tools.store.posts.outdated(tools.world.now(), AT_ONCE);
  await Promise.all(posts.map((post) => redraw(tools, log, post)));
  return posts.length > 0;
}

async function redraw(tools: OutletTools, log: Log, post: Post): Promise<void> {
  const run = await tools.store.runs.get(post.run);
  if (run === null || post.ts === null) return;
  try {
    await tools.messenger.update(post.channel, post.ts, await drawCard(tools, run));
    await tools.store.write((tx) => tx.posts.shown(post.run, post.channel, run.seq));
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error, run: post.run }, 'drawing a card failed');
    await putOff(tools, post, error);
  }
}

async function putOff(tools: OutletTools, post: Post, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : 'unavailable';
  const final = code === 'not_found' || code === 'invalid';
  await tools.store.write(async (tx) => {
    if (final && error instanceof AppError) await tx.posts.lost(post.run, post.channel, error.message);
    else
      await tx.posts.failed(post.run, post.channel, tools.world.now() + pauseAfter(post.attempts, error, tools.world));
  });
}
