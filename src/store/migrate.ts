import { readdirSync, readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { AppError } from '../domain/errors.ts';
import type { Connection, Outside } from './connection.ts';
import { rebuildRollups } from './rollups.ts';
import type { Database } from './schema.ts';
import { takeTurn } from './turn.ts';

const FOLDER = new URL('../../db/', import.meta.url);

/**
 * Brings the tables up to date, one transaction a file, in name order; refuses a database newer than the program. Returns the files
 * that were missing.
 */
export async function migrate(connection: Connection, { now }: Outside): Promise<readonly string[]> {
  const known = readdirSync(FOLDER)
    .filter((file) => file.endsWith(`.${connection.engine}.sql`))
    .sort();
  const applied = await appliedNames(connection.reader, connection.engine);
  const foreign = applied.find((name) => !known.includes(name));
  if (foreign !== undefined) {
    throw new AppError(
      'unavailable',
      `The database was last used by a newer Runtower (${foreign}). Nothing was changed; start that version.`,
    );
  }
  const missing = known.filter((file) => !applied.includes(file));
  for (const file of missing) await connection.write((db) => apply(db, file, connection.engine, now()));
  return missing;
}

async function appliedNames(db: Kysely<Database>, engine: Connection['engine']): Promise<string[]> {
  const tables =
    engine === 'sqlite'
      ? sql`select 1 from sqlite_master where name = 'schema_migrations'`
      : sql`select 1 where to_regclass('schema_migrations') is not null`;
  if ((await tables.execute(db)).rows.length === 0) return [];
  const rows = await db.selectFrom('schema_migrations').select('name').execute();
  return rows.map((row) => row.name);
}

/** Two processes may start at once: the second waits for the first, and finds the file applied. */
async function apply(db: Kysely<Database>, file: string, engine: Connection['engine'], now: number): Promise<void> {
  await takeTurn(db, engine);
  if ((await appliedNames(db, engine)).includes(file)) return;
  await sql`create table if not exists schema_migrations (name text primary key, applied_at bigint not null)`.execute(
    db,
  );
  for (const statement of statementsIn(readFileSync(new URL(file, FOLDER), 'utf8'))) {
    await sql.raw(statement).execute(db);
  }
  if (file.startsWith('0005-rollups')) await rebuildRollups(db);
  await db.insertInto('schema_migrations').values({ name: file, applied_at: now }).execute();
}

/** A statement ends with a semicolon at the end of a line. */
function statementsIn(script: string): string[] {
  return script.split(/;\s*$/m).filter((statement) => statement.trim() !== '');
}
