import { SELECT_ACTIONS } from '../blocks/board-select.ts';
import type { BulkAction } from '../domain/bulk.ts';
import { AppError } from '../domain/errors.ts';

/** The action that a button of a list names. */
export function selectActionOf(word: string): BulkAction {
  const action = SELECT_ACTIONS.find((each) => each === word);
  if (action === undefined) throw tooOld();
  return action;
}

export function tooOld(): AppError {
  return new AppError('invalid', 'This button is too old to be read. Nothing was done; `/runs` opens a new board.');
}
