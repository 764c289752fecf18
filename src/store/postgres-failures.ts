import { AppError } from '../domain/errors.ts';

const UNIQUE_VIOLATION = '23505';
/** Could not serialize, deadlock, waited too long for a lock: the server has undone it all. */
const UNDONE = new Set(['40001', '40P01', '55P03']);
const NETWORK = /^(?:E[A-Z]+|08...|57P0.|25P03)$/;
/** Took too long, too many connections. */
const BUSY = new Set(['57014', '53300']);
const FULL = new Set(['53100', '53200']);

/** Waits for PostgreSQL; what it throws about the state of the server becomes AppError('unavailable') with a sentence. */
export async function plainly<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw postgresFailure(error);
  }
}

/** Whether the same transaction may succeed when it is run again: nothing of it has landed. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code === 'unclear') return false;
  return UNDONE.has(codeOf(error.cause)) || isBrokenConnection(error.cause);
}

/** A connection that breaks at the commit leaves open whether it landed, so that must not be repeated. */
export function commitFailure(error: unknown): unknown {
  if (!(error instanceof AppError) || !isBrokenConnection(error.cause)) return error;
  const sentence = 'The connection to the database broke while saving. Look whether it was saved before trying again.';
  return new AppError('unclear', sentence, { cause: error.cause });
}

function postgresFailure(error: unknown): unknown {
  const code = codeOf(error);
  if (code === UNIQUE_VIOLATION) {
    return new AppError('conflict', 'The same entry is there already. Nothing was changed.', { cause: error });
  }
  const sentence = sentenceFor(code, error);
  return sentence === null ? error : new AppError('unavailable', sentence, { cause: error });
}

function sentenceFor(code: string, error: unknown): string | null {
  if (BUSY.has(code) || UNDONE.has(code)) return 'The database is busy. Nothing was changed; please try again.';
  if (FULL.has(code)) return 'The database server has no space left. Nothing was changed; free some and try again.';
  if (code === '25006') return 'The database server is read-only at the moment. Nothing was changed.';
  if (code.startsWith('28') || code === '3D000') return 'The database server refuses DATABASE_URL; check it.';
  if (isBrokenConnection(error)) {
    return 'The database server does not answer. What was not confirmed was not saved; please try again.';
  }
  return null;
}

function isBrokenConnection(error: unknown): boolean {
  if (NETWORK.test(codeOf(error))) return true;
  // pg says these without a code.
  const message = error instanceof Error ? error.message : '';
  return /^(?:Connection terminated|timeout exceeded|Client has encountered)/.test(message);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
