import { MINUTE, SECOND } from '../../domain/time.ts';
import type { Chance } from './chance.ts';
import { FAILURES, UNANSWERED } from './content/failures.ts';
import { fill } from './content/fill.ts';
import { QUESTIONS, STOPPED } from './content/questions.ts';
import { SUMMARIES } from './content/steps.ts';
import type { TaskKind } from './content/tasks.ts';
import type { Course, Ending, Halt, Script } from './script.ts';

/** How likely a run is to end in each way; the rest completes. */
export interface Odds {
  readonly failing: number;
  readonly stopped: number;
  readonly asking: number;
  readonly pausing: number;
}

/** The longest that any run takes from its creation to its end if nobody touches it, in world milliseconds. */
export const LONGEST_LIFE = 3 * 60 * MINUTE;

const LONGEST_QUEUE = 2 * MINUTE;
const LONGEST_WORK = 100 * MINUTE;

/** How long a run stands in line. */
export function queueTime(luck: Chance): number {
  return Math.min(luck.lognormal(12 * SECOND, 0.8), LONGEST_QUEUE);
}

/** How much work a run is, around the median given in minutes. */
export function workTime(luck: Chance, median: number): number {
  return Math.min(Math.max(luck.lognormal(median, 0.65) * MINUTE, 40 * SECOND), LONGEST_WORK);
}

/** What happens on the way through so much work. */
export function course(luck: Chance, total: number, kind: TaskKind, odds: Odds, words: Script['words']): Course {
  const end = ending(luck, total, kind, odds, words);
  return { total, end, halts: halts(luck, end.after, odds) };
}

/** The end of a run that completes after so much work. */
export function completion(luck: Chance, after: number, kind: TaskKind, words: Script['words']): Ending {
  const summary = fill(luck.pick(SUMMARIES[kind]), { thing: words.thing, file: luck.pick(words.files) });
  return { after, status: 'completed', detail: 'done', error: null, summary, lines: [] };
}

/** The end of a run that fails because nobody answered. */
export function giveUp(after: number): Ending {
  return { after, status: 'failed', detail: 'no answer', error: UNANSWERED, summary: null, lines: [] };
}

function ending(luck: Chance, total: number, kind: TaskKind, odds: Odds, words: Script['words']): Ending {
  const fate = luck.next();
  if (fate < odds.failing) return failure(luck, total, words);
  if (fate < odds.failing + odds.stopped) {
    const after = total * luck.between(0.05, 0.9);
    return { after, status: 'cancelled', detail: luck.pick(STOPPED), error: null, summary: null, lines: [] };
  }
  return completion(luck, total, kind, words);
}

function failure(luck: Chance, total: number, words: Script['words']): Ending {
  const { detail, error, lines } = luck.weigh(FAILURES);
  const blanks = {
    file: luck.pick(words.files),
    few: luck.whole(2, 9),
    many: luck.whole(20, 340),
    branch: words.branch,
  };
  return {
    after: total * luck.between(0.3, 0.97),
    status: 'failed',
    detail,
    error: fill(error, blanks),
    summary: null,
    lines: lines.map((line) => fill(line, blanks)),
  };
}

function halts(luck: Chance, work: number, odds: Odds): Halt[] {
  const fate = luck.next();
  const after = work * luck.between(0.25, 0.8);
  if (fate < odds.asking) {
    const lasts = luck.between(6 * MINUTE, 25 * MINUTE);
    return [{ after, status: 'waiting', question: luck.pick(QUESTIONS), lasts, givesUp: luck.happens(0.1) }];
  }
  if (fate < odds.asking + odds.pausing) {
    return [{ after, status: 'paused', question: null, lasts: luck.between(3 * MINUTE, 15 * MINUTE), givesUp: false }];
  }
  return [];
}
