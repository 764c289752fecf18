import { type Kysely, sql } from 'kysely';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';

/** Any number: the name of the one lock that all Runtower processes on a PostgreSQL database share. */
const LOCK = 1_042_001;

/**
 * Makes this transaction the only one that changes runs and the journal until it ends. SQLite's transactions are that
 * from the start; on PostgreSQL it gives the journal's numbers in the order of the commits, and rules out deadlocks.
 */
export async function takeTurn(db: Kysely<Database>, engine: Connection['engine']): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
}
