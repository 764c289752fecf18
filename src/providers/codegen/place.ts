import { z } from 'zod';

/** Up to where the list of runs was read: what a cursor holds. */
export interface Place {
  /** The highest run id that was seen at the head of the list; null before the first look. */
  readonly top: number | null;
  /**
   * A walk down the list that is not finished: the first sync (`until` null: to its end), or a gap that grew while nobody looked
   * (`until`: the highest id known below it). `skip`: how far it has come.
   */
  readonly walk: { readonly skip: number; readonly until: number | null } | null;
  /** Final runs at the head of the list, each with a mark of its content, so that they are told only when they change. */
  readonly told: Readonly<Record<string, string>>;
}

export const BEGINNING: Place = { top: null, walk: null, told: {} };

/** A cursor that this did not write is the beginning. */
export function readPlace(cursor: string | null): Place {
  try {
    return Form.safeParse(JSON.parse(cursor ?? '')).data ?? BEGINNING;
  } catch {
    return BEGINNING;
  }
}

export function writePlace(place: Place): string {
  return JSON.stringify(place);
}

const whole = z.int().nonnegative();
const Form = z.object({
  top: whole.nullable(),
  walk: z.object({ skip: whole, until: whole.nullable() }).nullable(),
  told: z.record(z.string(), z.string()),
});
