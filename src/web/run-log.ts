import type { LogLine } from '../domain/provider.ts';
import { clip } from '../domain/text.ts';
import type { Reads } from './reads.ts';

const LINES = 50;
const LINE_LETTERS = 2_000;
/** What terminals take as colours and movements. */
const TERMINAL_CODES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

/** A page of a run's log with the ways to what stands before and after it. */
export interface RunLog {
  readonly lines: readonly {
    readonly number: number;
    readonly at: number | null;
    readonly level: LogLine['level'];
    readonly text: string;
  }[];
  readonly total: number;
  readonly note: string | null;
  readonly asOf: number | null;
  readonly older: string | null;
  readonly newer: string | null;
  /** Back to the end of the log; null while it is shown. */
  readonly newest: string | null;
}

/** The newest lines, or those from `asked` on. */
export async function runLog(reads: Reads, run: number, asked: string | null): Promise<RunLog> {
  const wanted = asked !== null && /^\d{1,9}$/.test(asked) ? Number(asked) : null;
  const { lines, total, note, asOf } = await reads.logs(run, wanted ?? -LINES, LINES);
  const first = wanted ?? Math.max(0, total - LINES);
  const next = first + LINES;
  const link = (from: number) => `/runs/${run}?from=${from}#log`;
  return {
    lines: lines.map(({ index, at, level, text }) => ({ number: index + 1, at, level, text: plainLine(text) })),
    total,
    note,
    asOf,
    older: first > 0 ? link(Math.max(0, first - LINES)) : null,
    newer: next < total ? link(next) : null,
    newest: wanted === null ? null : `/runs/${run}#log`,
  };
}

function plainLine(text: string): string {
  return clip(text.replace(TERMINAL_CODES, ''), LINE_LETTERS);
}
