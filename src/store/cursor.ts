import { AppError } from '../domain/errors.ts';
import type { Query } from '../domain/query/ast.ts';
import type { Cursor } from './run-store.ts';

/** A run's place in a list: its sort value (null where it is not known) and its number. */
export interface Place {
  readonly value: number | string | null;
  readonly number: number;
}

/** A place for the way out; it serves lists in the same order only. */
export function toCursor({ sort }: Query, { value, number }: Place): Cursor {
  return Buffer.from(JSON.stringify([orderOf(sort), value, number])).toString('base64url');
}

/** Reads what came back; AppError('invalid') for anything that `toCursor` did not make for this order. */
export function fromCursor({ sort }: Query, cursor: Cursor): Place {
  const [order, value, number] = parse(cursor);
  const isValue = value === null || typeof value === (sort.field === 'project' ? 'string' : 'number');
  if (order !== orderOf(sort) || !isValue || !Number.isSafeInteger(number)) throw foreign();
  return { value: value as Place['value'], number: number as number };
}

function parse(cursor: Cursor): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function orderOf({ field, descending }: Query['sort']): string {
  return `${descending ? '-' : ''}${field}`;
}

function foreign(): AppError {
  return new AppError('invalid', 'This page of the list cannot be found any more. Start again from the first page.');
}
