import type { Cursor } from '../store/run-store.ts';

/** What a button about a run carries: which run, and the version that was on the screen. */
export interface RunValue {
  readonly number: number;
  readonly version: number;
}

/** What a button under a log carries: which run, and the first line wanted; negative counts from the end. */
export interface LogValue {
  readonly number: number;
  readonly from: number;
}

/** Which page of which list a board shows. */
export interface BoardState {
  /** The query as typed. */
  readonly q: string;
  readonly after?: Cursor;
  readonly before?: Cursor;
}

const LONGEST_VALUE = 2000;

/** What a button about a run carries; an old screen is told by its version. */
export function runValue(run: RunValue): string {
  return `${run.number}.${run.version}`;
}

/** Reads what `runValue` wrote; null for anything else. */
export function readRunValue(value: string): RunValue | null {
  const pair = numbers(value);
  return pair === null ? null : { number: pair[0], version: pair[1] };
}

/** What a button under a log carries. */
export function logValue(number: number, from: number): string {
  return `${number}.${from}`;
}

/** Reads what `logValue` wrote; null for anything else. */
export function readLogValue(value: string): LogValue | null {
  const pair = numbers(value);
  return pair === null ? null : { number: pair[0], from: pair[1] };
}

/** One line of a run's menu: what to do with which run. */
export function menuValue<Choice extends string>(choice: Choice, run: RunValue): string {
  return `${choice}:${runValue(run)}`;
}

/** Reads what `menuValue` wrote; null for anything else. */
export function readMenuValue(value: string): (RunValue & { readonly choice: string }) | null {
  const at = value.indexOf(':');
  const run = at < 1 ? null : readRunValue(value.slice(at + 1));
  return run === null ? null : { choice: value.slice(0, at), ...run };
}

/** A board's state for a button, or null where the query is too long for one. */
export function boardValue(state: BoardState): string | null {
  const value = JSON.stringify(state);
  return value.length <= LONGEST_VALUE ? value : null;
}

/** Reads what `boardValue` wrote; null for anything else. */
export function readBoardValue(value: string): BoardState | null {
  try {
    const { q, after, before } = JSON.parse(value) as Record<string, unknown>;
    if (typeof q !== 'string') return null;
    return {
      q,
      ...(typeof after === 'string' ? { after } : {}),
      ...(typeof before === 'string' ? { before } : {}),
    };
  } catch {
    return null;
  }
}

function numbers(value: string): readonly [number, number] | null {
  const found = /^(\d{1,15})\.(-?\d{1,15})$/.exec(value);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}
