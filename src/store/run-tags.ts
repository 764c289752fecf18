import type { Kysely } from 'kysely';
import type { Run } from '../domain/run.ts';
import { fold } from '../domain/text.ts';
import type { Database } from './schema.ts';

/** Writes the tags of runs that have none yet, for finding them by. */
export async function indexTags(db: Kysely<Database>, runs: readonly Pick<Run, 'number' | 'tags'>[]): Promise<void> {
  const rows = runs.flatMap(({ number, tags }) =>
    [...new Set(tags.map(fold))].map((tag_key) => ({ tag_key, run: number })),
  );
  if (rows.length > 0) await db.insertInto('run_tags').values(rows).execute();
}

/** Replaces the tags of a run. */
export async function reindexTags(db: Kysely<Database>, run: Pick<Run, 'number' | 'tags'>): Promise<void> {
  await db.deleteFrom('run_tags').where('run', '=', run.number).execute();
  await indexTags(db, [run]);
}
