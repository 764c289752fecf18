import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Where a table reads, and how it writes. */
export interface Connection {
  readonly engine: 'sqlite' | 'postgres';
  readonly reader: Kysely<Database>;
  /** Runs `work` in the transaction at hand, or in one of its own. */
  write<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
}

/** An open database of either kind. What it throws for a failing database is AppError('unavailable') with the reason. */
export interface Engine extends Connection {
  close(): Promise<void>;
}

/** The same tables inside a transaction: everything goes through `db`. */
export function inside(engine: Connection['engine'], db: Kysely<Database>): Connection {
  return { engine, reader: db, write: (work) => work(db) };
}

/** What the store needs from the outside: the clock, and chance to spread repeats (half way without it). */
export interface Outside {
  now(): number;
  random?(): number;
}
