import type { Mark } from './runs.ts';

/** Where a reader of the changes stands. */
export interface Cursor {
  /** What it knows completely; null: nothing. */
  readonly since: Mark | null;
  /** In the middle of an answer of several pages: what it will know after the last, and how many runs were looked at. */
  readonly page: { readonly until: Mark; readonly looked: number } | null;
}

/** The cursor as text; `world` marks the world that it belongs to. */
export function writeCursor(world: string, { since, page }: Cursor): string {
  return JSON.stringify([
    world,
    since === null ? null : pair(since),
    page === null ? null : [...pair(page.until), page.looked],
  ]);
}

/** Reads a cursor of this world; any other text starts from the beginning. */
export function readCursor(world: string, text: string | null): Cursor {
  const [name, since, page] = fields(text);
  if (name !== world) return { since: null, page: null };
  return {
    since: markOf(since),
    page: pageOf(page),
  };
}

function pair({ at, entries }: Mark): [number, number] {
  return [at, entries];
}

function fields(text: string | null): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function markOf(value: unknown): Mark | null {
  const [at, entries] = numbers(value);
  return at === undefined || entries === undefined ? null : { at, entries };
}

function pageOf(value: unknown): Cursor['page'] {
  const until = markOf(value);
  const looked = numbers(value)[2];
  return until === null || looked === undefined ? null : { until, looked };
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((each) => Number.isFinite(each)) : [];
}
