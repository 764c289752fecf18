import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { AppError } from '../domain/errors.ts';
import type { Engine, Outside } from './connection.ts';
import { repeat } from './repeat.ts';
import type { Database } from './schema.ts';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';
import { isBusy, plainly } from './sqlite-failures.ts';

/** How long a statement may block the process while another one writes. */
const BUSY_TIMEOUT = 250;
/** Older ones can lose commits when a checkpoint meets a commit: sqlite.org/wal.html#walresetbug. */
const OLDEST_SQLITE = '3.51.3';
const WAL_LIMIT = 64 * 1024 * 1024;

/** Opens (or makes) an SQLite file with one connection that writes and one that only reads, which never waits for it. */
export async function openSqlite(path: string, { random = () => 0.5 }: Outside): Promise<Engine> {
  const absolute = resolve(path);
  const file = await repeat(async () => plainly(() => openWriter(absolute)), isBusy, random);
  const reading = plainly(() => new Sqlite(absolute, { readonly: true, timeout: BUSY_TIMEOUT }));
  const writer = new Kysely<Database>({ dialect: new ImmediateSqliteDialect(file) });
  const reader = new Kysely<Database>({ dialect: new ImmediateSqliteDialect(reading) });
  return {
    engine: 'sqlite',
    reader,
    write: (work) => repeat(() => writer.transaction().execute(work), isBusy, random),
    async close() {
      await reader.destroy();
      await writer.destroy();
      reading.close();
      file.close();
    },
  };
}

function openWriter(path: string): Sqlite.Database {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Sqlite(path, { timeout: BUSY_TIMEOUT });
  try {
    file.pragma('journal_mode = WAL');
    // An existing WAL file opens with NORMAL, which may lose acknowledged commits when the power fails.
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    file.pragma(`journal_size_limit = ${WAL_LIMIT}`);
    assertSafe(file);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

function assertSafe(file: Sqlite.Database): void {
  if (file.pragma('journal_mode', { simple: true }) !== 'wal' || file.pragma('synchronous', { simple: true }) !== 2) {
    throw new AppError('unavailable', 'The database cannot be kept safely on this disk; put it on a local one.');
  }
  const version = String(file.prepare('select sqlite_version()').pluck().get());
  if (comparable(version) < comparable(OLDEST_SQLITE)) {
    throw new AppError('unavailable', `SQLite ${version} can lose commits; install ${OLDEST_SQLITE} or newer.`);
  }
}

function comparable(version: string): number {
  return version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
}
