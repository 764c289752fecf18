import { AppError } from '../domain/errors.ts';
import type { Place } from '../domain/requests.ts';
import type { Post } from '../store/post.ts';
import type { Tables } from '../store/store.ts';
import type { Context } from './context.ts';

/** Wants the live card of a run in a place; a card that stands there already is returned and stays the only one. */
export async function showRun(context: Context, number: number, place: Place): Promise<Post> {
  const post = await context.store.write(async (tx) => {
    const run = await tx.runs.get(number);
    if (run === null) throw new AppError('not_found', `There is no run #${number}.`);
    return wantCard(tx, number, place, run.seq, context.world.now());
  });
  context.announce();
  return post;
}

/** Asks for a run's card in a channel, in the transaction that has the reason for it. */
export async function wantCard(tx: Tables, number: number, place: Place, seq: number, now: number): Promise<Post> {
  const post = await tx.posts.want({ run: number, channel: place.channel, threadTs: place.threadTs });
  if (post.ts !== null) return post;
  await tx.outbox.add(
    [
      {
        outlet: 'run-card',
        key: `card:${number}:${place.channel}:${seq}:${now}`,
        lane: `run-card:${number}:${place.channel}`,
        target: place.channel,
        run: number,
        seq,
      },
    ],
    now,
  );
  return post;
}
