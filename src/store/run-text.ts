import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Run } from '../domain/run.ts';
import { encodeText } from '../domain/text.ts';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';

type Searched = Pick<Run, 'title' | 'prompt' | 'summary' | 'error'>;

/** Whether a search could tell the two apart. */
export function isTextChanged(before: Searched, after: Searched): boolean {
  return fieldsOf(before).some((field, index) => field !== fieldsOf(after)[index]);
}

/** Writes what a search looks at. */
export async function indexText(
  db: Kysely<Database>,
  engine: Connection['engine'],
  runs: readonly (Searched & { readonly number: number })[],
): Promise<void> {
  const texts = runs.map((run) => ({ number: run.number, text: encodeText(fieldsOf(run)) }));
  await (engine === 'sqlite' ? intoSqlite(texts) : intoPostgres(texts)).execute(db);
}

type Text = { readonly number: number; readonly text: string };

function intoSqlite(texts: readonly Text[]): RawBuilder<unknown> {
  const rows = texts.map(({ number, text }) => sql`(${number}, ${text})`);
  return sql`insert or replace into run_text (rowid, text) values ${sql.join(rows)}`;
}

function intoPostgres(texts: readonly Text[]): RawBuilder<unknown> {
  const rows = texts.map(({ number, text }) => sql`(${number}::bigint, ${vectorOf(text)}::tsvector)`);
  return sql`update runs set text_vector = t.vector from (values ${sql.join(rows)}) as t (number, vector)
    where runs.number = t.number`;
}

function fieldsOf(run: Searched): (string | null)[] {
  return [run.title, run.prompt, run.summary, run.error];
}

/** Each word with its places, as PostgreSQL writes it: 'fix':1,7 'login':2. */
function vectorOf(text: string): string {
  const places = new Map<string, number[]>();
  for (const [index, word] of text.split(' ').entries()) {
    if (word === '' || word === 'zgap' || word === 'zsep') continue;
    const known = places.get(word);
    if (known === undefined) places.set(word, [index + 1]);
    else known.push(index + 1);
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}
