import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Up to when all runs of a provider are known, by its name; null for never. */
export async function coverage(db: Kysely<Database>): Promise<(provider: string) => number | null> {
  const rows = await db.selectFrom('providers').select(['name', 'covered_at']).execute();
  const coveredAt = new Map(rows.map((row) => [row.name, row.covered_at]));
  return (provider) => coveredAt.get(provider) ?? null;
}
