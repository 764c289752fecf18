import { DRAFT_LIFE } from './bulk/confirm-bulk.ts';
import type { Context } from './context.ts';

/** Content keys are kept longer than anything delivers again: Slack tries for minutes, a person's old button never repeats a key. */
const KEPT = 7 * 24 * 60 * 60_000;

/** Forgets what has served its time. */
export async function sweep({ store, world, log }: Context): Promise<void> {
  const forgotten = await store.write((tx) => tx.inbox.forgetBefore(world.now() - KEPT));
  const drafts = await store.write((tx) => tx.bulks.forgetDrafts(world.now() - DRAFT_LIFE));
  log.info({ forgotten, drafts }, 'old content keys and unconfirmed selections forgotten');
}
