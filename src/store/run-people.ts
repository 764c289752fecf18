import { type Kysely, type SqlBool, sql } from 'kysely';
import { encodeWord } from '../domain/text.ts';
import type { RunRow } from './run-rows.ts';
import type { Database } from './schema.ts';

/** Keeps each name that a run has once, so that finding a person does not mean looking at every run. */
export async function indexPeople(db: Kysely<Database>, rows: readonly Partial<RunRow>[]): Promise<void> {
  const names = [...new Set(rows.flatMap(({ by_words }) => by_words ?? []))];
  if (names.length === 0) return;
  await db
    .insertInto('run_people')
    .values(names.map((words) => ({ words })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The names, as runs have them in `by_words`, that hold all the words of one of `asked`, in order. */
export async function peopleNamed(db: Kysely<Database>, asked: readonly (readonly string[])[]): Promise<string[]> {
  if (asked.length === 0) return [];
  const patterns = asked.map((words) => sql<SqlBool>`words like ${`% ${words.map(encodeWord).join(' ')} %`}`);
  const rows = await db
    .selectFrom('run_people')
    .select('words')
    .where((people) => people.or(patterns))
    .execute();
  return rows.map(({ words }) => words);
}
