import Sqlite from 'better-sqlite3';
import { AppError } from '../domain/errors.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  BUSY: 'The database is busy: another process is writing to it. Nothing was changed; please try again.',
  LOCKED: 'The database is busy: another process is writing to it. Nothing was changed; please try again.',
  FULL: 'The disk is full, so nothing can be saved. Nothing was changed; free some space and try again.',
  READONLY: 'The database file is read-only, so nothing can be saved. Allow Runtower to write it and its folder.',
  IOERR: 'The disk does not answer as it should, so the database cannot be used. Nothing was changed; check the disk.',
  CORRUPT: 'The database file is damaged. It was left as it was; restore a backup.',
  NOTADB: 'The file is not a Runtower database. It was left as it was; set DATABASE_URL to another file.',
  CANTOPEN: 'The database file cannot be opened. Check that its folder exists and that Runtower may write to it.',
  PERM: 'Runtower may not open the database file. Allow it to read and write the file and its folder.',
};

/** Calls SQLite; what it throws about the state of the database becomes AppError('unavailable') with a sentence. */
export function plainly<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw sqliteFailure(error);
  }
}

/** Whether another process held the database for the moment. */
export function isBusy(error: unknown): boolean {
  const kind = kindOf(error instanceof AppError ? error.cause : error);
  return kind === 'BUSY' || kind === 'LOCKED';
}

function sqliteFailure(error: unknown): unknown {
  const kind = kindOf(error);
  if (kind === 'CONSTRAINT_UNIQUE' || kind === 'CONSTRAINT_PRIMARYKEY') {
    return new AppError('conflict', 'The same entry is there already. Nothing was changed.', { cause: error });
  }
  const sentence = SENTENCES[kind.split('_')[0] ?? ''];
  return sentence === undefined ? error : new AppError('unavailable', sentence, { cause: error });
}

/** SQLITE_IOERR_WRITE -> IOERR_WRITE; the folder's troubles are those of the file; empty for anything else. */
function kindOf(error: unknown): string {
  if (error instanceof Sqlite.SqliteError) return error.code.replace('SQLITE_', '');
  return error instanceof Error && 'syscall' in error && error.syscall === 'mkdir' ? 'CANTOPEN' : '';
}
