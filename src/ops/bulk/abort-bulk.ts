import type { Bulk } from '../../domain/bulk.ts';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person.ts';
import type { Context } from '../context.ts';
import { findBulk } from './find-bulk.ts';
import { undoBulk } from './undo-bulk.ts';

/** Touches no further run. What was asked for already goes on, and its results still come in. */
export async function abortBulk(context: Context, number: number, by: Person): Promise<Bulk> {
  const { state } = await findBulk(context.store, number);
  if (state === 'waiting') return undoBulk(context, number, by);
  const aborted = await context.store.write(async (tx) => {
    const bulk = await findBulk(tx, number);
    if (bulk.state !== 'running')
      throw new AppError('conflict', `Bulk ${number} has ended, so there is nothing to abort.`);
    await tx.bulks.stop(number, by, context.world.now());
    await tx.bulks.skipRest(number, 'aborted before its turn');
    return findBulk(tx, number);
  });
  context.announce();
  return aborted;
}
