import { AppError, type ErrorCode } from '../domain/errors.ts';
import { clip } from '../domain/text.ts';

/** An id that no provider gives to a run. */
export const UNKNOWN_ID = 'runtower-validation-no-such-run';

const LONGEST = 300;

/** What was thrown, for people to read. */
export function describe(error: unknown): string {
  if (error instanceof AppError) return clip(`refused (${error.code}): ${error.message}`, LONGEST);
  return clip(error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`, LONGEST);
}

/** What a call throws, or null where it answers. */
export async function thrownBy(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => null,
    (error: unknown) => error ?? new Error('nothing was thrown, but the promise was rejected'),
  );
}

/** What is wrong with how a call is refused; null where it is refused with this code and a sentence. */
export async function problemOfRefusal(
  what: string,
  answer: Promise<unknown>,
  code: ErrorCode,
): Promise<string | null> {
  const error = await thrownBy(answer);
  if (error === null) return `${what} was answered instead of refused`;
  if (!(error instanceof AppError) || error.code !== code) return `${what}: ${describe(error)}`;
  return isSentence(error.message) ? null : `${what}: no sentence, but "${clip(error.message, LONGEST)}"`;
}

/** Whether this reads as a sentence: several words and an end. */
export function isSentence(text: string): boolean {
  return /\S\s+\S.*[.!?]["')]?$/su.test(text);
}
