import { AppError } from '../domain/errors.ts';

/** What is wrong with what was typed, and where. */
export interface Refusal {
  readonly sentence: string;
  /** The text with a mark under the place; null where there is none. */
  readonly pointer: string | null;
}

/** Null where the error is no answer to what was typed. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof AppError) || error.code !== 'invalid') return null;
  const [sentence = '', ...pointer] = error.message.split('\n');
  return { sentence, pointer: pointer.length === 0 ? null : pointer.join('\n') };
}
