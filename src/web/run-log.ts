import type { LogLevel, LogLine } from '../domain/provider.ts';
import { clip } from '../domain/text.ts';
import { type LogSearch, logHref, matches } from './log-search.ts';
import type { Reads } from './reads.ts';

const LINES = 50;
const LINE_LETTERS = 2_000;
/** How many of the newest lines a search looks through. */
const SEARCHED = 5_000;
/** What terminals take as colours and movements. */
const TERMINAL_CODES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

/** A page of a run's log with the ways to what stands before and after it. */
export interface RunLog {
  readonly lines: readonly {
    readonly number: number;
    readonly at: number | null;
    readonly level: LogLevel;
    readonly text: string;
  }[];
  readonly total: number;
  readonly note: string | null;
  readonly asOf: number | null;
  readonly older: string | null;
  readonly newer: string | null;
  /** Back to the end of the log; null while it is shown. */
  readonly newest: string | null;
  /** How many lines a search found and among how many it looked; null where nothing is searched for. */
  readonly found: { readonly lines: number; readonly among: number } | null;
}

/** The newest lines, those from a place on, or those that a search finds. */
export async function runLog(reads: Reads, run: number, search: LogSearch): Promise<RunLog> {
  return search.words === '' && search.level === null ? pageOf(reads, run, search) : foundIn(reads, run, search);
}

async function pageOf(reads: Reads, run: number, search: LogSearch): Promise<RunLog> {
  const wanted = search.from;
  const { lines, total, note, asOf } = await reads.logs(run, wanted ?? -LINES, LINES);
  const first = wanted ?? Math.max(0, total - LINES);
  return {
    lines: lines.map(shownLine),
    total,
    note,
    asOf,
    ...ways(run, search, first, total),
    newest: wanted === null ? null : logHref(run, { ...search, from: null }),
    found: null,
  };
}

/** `from` counts the found lines then. */
async function foundIn(reads: Reads, run: number, search: LogSearch): Promise<RunLog> {
  const { lines, total, note, asOf } = await reads.logs(run, -SEARCHED, SEARCHED);
  const plain = lines.map(shownLine);
  const found = plain.filter(({ level, text }) => matches(search, level, text));
  const first = search.from ?? Math.max(0, found.length - LINES);
  return {
    lines: found.slice(first, first + LINES),
    total,
    note,
    asOf,
    ...ways(run, search, first, found.length),
    newest: search.from === null ? null : logHref(run, { ...search, from: null }),
    found: { lines: found.length, among: plain.length },
  };
}

function ways(run: number, search: LogSearch, first: number, total: number) {
  const next = first + LINES;
  return {
    older: first > 0 ? logHref(run, { ...search, from: Math.max(0, first - LINES) }) : null,
    newer: next < total ? logHref(run, { ...search, from: next }) : null,
  };
}

function shownLine({ index, at, level, text }: LogLine) {
  return { number: index + 1, at, level, text: clip(text.replace(TERMINAL_CODES, ''), LINE_LETTERS) };
}
