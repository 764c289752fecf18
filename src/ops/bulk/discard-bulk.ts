import type { Person } from '../../domain/person.ts';
import type { Context } from '../context.ts';

/** Throws a draft away; true also where it is gone already, false where it was confirmed meanwhile. */
export function discardBulk({ store }: Context, number: number, by: Person): Promise<boolean> {
  return store.write(async (tx) => {
    const bulk = await tx.bulks.get(number);
    if (bulk === null) return true;
    if (bulk.state !== 'draft' || bulk.by.id !== by.id) return false;
    await tx.bulks.remove(number);
    return true;
  });
}
