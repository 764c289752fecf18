import { type RunValue, readRunValue } from '../blocks/button-values.ts';
import { AppError } from '../domain/errors.ts';

/** The run that a button carries; a button that was drawn by another version gets a sentence. */
export function runOfValue(value: string): RunValue {
  const run = readRunValue(value);
  if (run !== null) return run;
  throw new AppError('invalid', 'This button is too old to be read. Nothing was done; `/runs` shows how things are.');
}
