import { readLogValue } from '../blocks/button-values.ts';
import { AppError } from '../domain/errors.ts';

/** The number of the bulk action that a button carries. */
export function bulkOfValue(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw tooOld();
}

/** The same of a page of its results, and where the page begins. */
export function pageOfValue(value: string): { readonly number: number; readonly from: number } {
  const page = readLogValue(value);
  if (page === null || page.from < 0) throw tooOld();
  return page;
}

function tooOld(): AppError {
  return new AppError(
    'invalid',
    'This button is too old to be read. Nothing was done; `/runs bulk` shows the bulk actions.',
  );
}
