import { ConfigError } from './config.ts';
import { AppError } from './domain/errors.ts';

/** Somebody used the command line wrongly; the message says how it is used. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const FAILED = 1;
const WRONG_USAGE = 2;
/** What sysexits.h calls EX_CONFIG. */
const WRONG_CONFIGURATION = 78;

/** The exit code for what ended the program. */
export function exitCode(error: unknown): number {
  if (error instanceof ConfigError) return WRONG_CONFIGURATION;
  return isWrongUsage(error) ? WRONG_USAGE : FAILED;
}

/** What to write about it: a sentence for what was to be expected, the whole story for a bug. */
export function explanation(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = error instanceof ConfigError || error instanceof AppError || isWrongUsage(error);
  return expected ? error.message : (error.stack ?? error.message);
}

/** Node's own reader of flags marks its refusals with a code. */
function isWrongUsage(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
