import { AppError } from './domain/errors.ts';
import { didYouMean } from './domain/nearest.ts';

/** The provider with this name, or all of them. Throws AppError('not_found') where none with this name is connected. */
export function chooseProviders<T>(connected: ReadonlyMap<string, T>, name: string | null): ReadonlyMap<string, T> {
  if (name === null) return connected;
  const provider = connected.get(name);
  if (provider !== undefined) return new Map([[name, provider]]);
  throw new AppError('not_found', `No provider "${name}" is connected. ${didYouMean(name, [...connected.keys()])}`);
}
