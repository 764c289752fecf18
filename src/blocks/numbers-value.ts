import { DIMENSIONS, type Dimension } from '../domain/stats.ts';

/** What a message of numbers shows: which runs, when, told apart by what. */
export interface NumbersState {
  readonly q: string;
  readonly period: string;
  readonly by: Dimension;
}

const LONGEST_ID = 255;

/** The state as the id of the block with the menus; null where the query is too long for one. */
export function numbersBlock(kind: string, { q, period, by }: NumbersState): string | null {
  const id = `${kind}:${Buffer.from(JSON.stringify([q, period, by])).toString('base64url')}`;
  return id.length <= LONGEST_ID ? id : null;
}

/** Reads what `numbersBlock` wrote; null for anything else. */
export function readNumbersBlock(blockId: string): (NumbersState & { readonly kind: string }) | null {
  const [kind = '', coded = ''] = blockId.split(':');
  try {
    const [q, period, by] = JSON.parse(Buffer.from(coded, 'base64url').toString()) as unknown[];
    const dimension = DIMENSIONS.find((each) => each === by);
    if (typeof q !== 'string' || typeof period !== 'string' || dimension === undefined) return null;
    return { kind, q, period, by: dimension };
  } catch {
    return null;
  }
}
