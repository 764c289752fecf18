import type { LogLevel } from '../../domain/provider.ts';
import { isFinal, type Status } from '../../domain/run.ts';
import type { Course, Ending, Halt, Script } from './script.ts';
import { giveUp } from './work.ts';

/** A stretch of a run's life in one state. It lasts until the next one begins. All times are world time. */
export interface Stretch {
  readonly from: number;
  readonly status: Exclude<Status, 'unknown'>;
  readonly detail: string;
  /** Milliseconds of work done when it begins. */
  readonly work: number;
  readonly course: Course;
  readonly question: string | null;
  /** How it ended, in a final stretch; a later stretch of the same ending keeps the moment. */
  readonly ended: (Ending & { readonly at: number }) | null;
  /** What the log says when it begins. */
  readonly said: readonly Said[];
}

export interface Said {
  readonly level: LogLevel;
  readonly text: string;
}

/** The whole life of a run as its script has it, from its creation to its end. */
export function scripted({ createdAt, queuedFor, course }: Script): Stretch[] {
  const queued = stretch({ from: createdAt, status: 'queued', detail: 'in line', work: 0, course });
  return [queued, ...goOn(createdAt + queuedFor, 0, course)];
}

/** What is to come when a run goes on with its course after so much work. */
export function goOn(from: number, work: number, course: Course): Stretch[] {
  const [halt, ...later] = course.halts;
  const start = stretch({ from, status: 'running', detail: 'working', work, course });
  if (halt === undefined) return [start, final(from + course.end.after - work, course.end, course)];
  const halted = from + halt.after - work;
  const over = halted + halt.lasts;
  const rest = { ...course, halts: later };
  const next = halt.givesUp ? [final(over, giveUp(halt.after), rest)] : goOn(over, halt.after, rest);
  return [start, stopAt(halted, halt, course), ...next];
}

/** The state at a moment, as a stretch that begins there; null before the run was created. */
export function stateAt(line: readonly Stretch[], at: number): Stretch | null {
  const last = line.findLast((each) => each.from <= at);
  return last === undefined ? null : { ...last, from: at, work: workAt(last, at), said: [] };
}

/** Milliseconds of work done at a moment of this stretch. */
export function workAt({ status, from, work, course }: Stretch, at: number): number {
  const most = course.halts[0]?.after ?? course.end.after;
  return status === 'running' ? Math.min(work + at - from, Math.max(most, work)) : work;
}

/** The final stretch of an ending. */
export function final(at: number, end: Ending, course: Course): Stretch {
  const level = end.status === 'failed' ? 'error' : 'info';
  const word = end.error ?? end.summary;
  const said: Said[] = [...end.lines, ...(word === null ? [] : [word])].map((text) => ({ level, text }));
  said.push({ level: 'info', text: `${end.status}: ${end.detail}` });
  return stretch({
    from: at,
    status: end.status,
    detail: end.detail,
    work: end.after,
    course,
    ended: { ...end, at },
    said,
  });
}

/** Whether nothing more can happen after this moment by itself. */
export function isOver(line: readonly Stretch[], at: number): boolean {
  const last = line.at(-1);
  return last !== undefined && isFinal(last.status) && last.from <= at;
}

function stopAt(from: number, halt: Halt, course: Course): Stretch {
  const { status, question, after } = halt;
  const detail = status === 'waiting' ? 'needs an answer' : 'paused';
  const text = question === null ? 'paused from outside' : `question: ${question}`;
  return stretch({ from, status, detail, work: after, course, question, said: [{ level: 'warn', text }] });
}

function stretch(given: Pick<Stretch, 'from' | 'status' | 'detail' | 'work' | 'course'> & Partial<Stretch>): Stretch {
  return { question: null, ended: null, said: [], ...given };
}
