import type { Bulk } from '../../domain/bulk.ts';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person.ts';
import type { Context } from '../context.ts';
import { endBulk } from './end-bulk.ts';
import { findBulk } from './find-bulk.ts';

/** Takes a confirmed bulk action back before it starts: no run is touched. Throws a sentence once it has started. */
export async function undoBulk(context: Context, number: number, by: Person): Promise<Bulk> {
  const now = context.world.now();
  const undone = await context.store.write(async (tx) => {
    const bulk = await findBulk(tx, number);
    if (bulk.state === 'undone') return bulk;
    if (bulk.state !== 'waiting') {
      const instead = bulk.state === 'running' ? ' *Abort* leaves out what is still to be done.' : '';
      throw new AppError('conflict', `Bulk ${number} has started, so it cannot be undone any more.${instead}`);
    }
    await tx.bulks.stop(number, by, now);
    await tx.bulks.skipRest(number, 'undone before it started');
    return endBulk(tx, bulk, 'undone', now);
  });
  context.announce();
  return undone;
}
