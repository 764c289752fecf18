import { PENDING_WORD } from '../domain/lifecycle.ts';
import { isFinal, type Run, type Status, titleOf } from '../domain/run.ts';
import { clip } from '../domain/text.ts';

const TITLE_LETTERS = 200;
const NAME_LETTERS = 80;

/** One run in a list. */
export interface RunRow {
  readonly number: number;
  /** Null where it has no name but its number. */
  readonly title: string | null;
  readonly status: Status;
  /** `cancelling`, while an action is on its way; otherwise null. */
  readonly pending: string | null;
  /** Not ended. */
  readonly moves: boolean;
  /** Left its queue. */
  readonly begun: boolean;
  /** Whole per cent. */
  readonly progress: number | null;
  /** How much longer it will take by its provider's word, in milliseconds. */
  readonly left: number | null;
  readonly provider: string;
  readonly model: string | null;
  readonly tokens: number | null;
  readonly finishedAt: number | null;
  readonly project: string | null;
  readonly agent: string | null;
  readonly by: string | null;
  readonly costMicros: number | null;
  readonly took: number | null;
  readonly createdAt: number;
  /** What a person should know first: a waiting run's question, a failed run's error. */
  readonly note: string | null;
}

export function runRow(run: Run, now: number): RunRow {
  return {
    number: run.number,
    title: run.title === null && run.prompt === null ? null : shownTitle(run),
    status: run.status,
    pending: pendingWord(run),
    moves: !isFinal(run.status),
    begun: run.status !== 'queued',
    progress: wholePercent(run.progress),
    left: run.status === 'running' && run.etaAt !== null ? Math.max(0, run.etaAt - now) : null,
    provider: run.provider,
    model: nameOf(run.model),
    tokens: run.tokens,
    finishedAt: run.finishedAt,
    project: nameOf(run.project),
    agent: nameOf(run.agent),
    by: nameOf(run.by?.name ?? null),
    costMicros: run.costMicros,
    took: timeTaken(run, now),
    createdAt: run.createdAt,
    note: noteOf(run),
  };
}

/** A name, cut to what fits a line of a list. */
export function nameOf(name: string | null): string | null {
  return name === null ? null : clip(name, NAME_LETTERS);
}

/** The run's name on one line. */
export function shownTitle(run: Run): string {
  return clip(titleOf(run), TITLE_LETTERS);
}

export function pendingWord({ pending }: Run): string | null {
  return pending === null ? null : PENDING_WORD[pending.action];
}

/** How long it has run so far, or ran, in milliseconds; null where that is not known. */
export function timeTaken(run: Run, now: number): number | null {
  const end = isFinal(run.status) ? run.finishedAt : now;
  return run.startedAt === null || end === null ? null : Math.max(0, end - run.startedAt);
}

/** A share as a whole number of per cent, rounded down so that 100 means done. */
export function wholePercent(share: number | null): number | null {
  return share === null ? null : Math.floor(Math.min(1, Math.max(0, share)) * 100);
}

function noteOf(run: Run): string | null {
  const text = run.status === 'waiting' ? run.question : run.status === 'failed' ? run.error : null;
  const line = text?.split('\n').find((each) => each.trim() !== '');
  return line === undefined ? null : clip(line.trim(), TITLE_LETTERS);
}
