import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import type { Context } from './context.ts';
import { readQuery } from './read-query.ts';

/** Wants one board in a channel that stays there; another query changes the one that stands. `changed`: one stands there already. */
export async function putBoard(
  context: Context,
  asked: { readonly channel: string; readonly query: string; readonly by: Person; readonly zone: string },
): Promise<{ readonly changed: boolean }> {
  if (/\bmine\b|\bby:me\b/i.test(asked.query)) {
    throw new AppError(
      'invalid',
      'Everybody in the channel sees this board, so it cannot be of “mine”. Name the person: `by:@ana`.',
    );
  }
  await readQuery(context, asked.query, { person: asked.by, zone: asked.zone });
  const now = context.world.now();
  const board = await context.store.write(async (tx) => {
    const put = await tx.stickyBoards.put(asked, now);
    if (put.ts === null) {
      const key = `sticky-board:${put.channel}:${put.since}`;
      const seq = await tx.journal.newest();
      await tx.outbox.add(
        [{ outlet: 'sticky-board', key, lane: `sticky-board:${put.channel}`, target: put.channel, run: null, seq }],
        now,
      );
    }
    return put;
  });
  context.announce();
  return { changed: board.ts !== null };
}

/** Keeps the board of a channel no longer; its message stays as it is. Throws AppError('not_found') where there is none. */
export async function removeBoard({ store }: Context, channel: string): Promise<void> {
  await store.write(async (tx) => {
    const board = await tx.stickyBoards.get(channel);
    if (board === null)
      throw new AppError('not_found', 'No board stays in this channel. `/runs board here <query>` puts one.');
    await tx.stickyBoards.remove(channel);
  });
}
