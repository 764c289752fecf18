import type { Bulk } from '../../domain/bulk.ts';
import { AppError } from '../../domain/errors.ts';
import type { Tables } from '../../store/store.ts';

/** The bulk action with this number, or a sentence that there is none. */
export async function findBulk(tx: Pick<Tables, 'bulks'>, number: number): Promise<Bulk> {
  const bulk = await tx.bulks.get(number);
  if (bulk !== null) return bulk;
  throw new AppError('not_found', `There is no bulk action ${number}, or it was discarded. \`/runs bulk\` lists them.`);
}
