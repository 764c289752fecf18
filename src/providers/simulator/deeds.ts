import type { ProviderAction } from '../../domain/lifecycle.ts';
import { isFinal } from '../../domain/run.ts';
import { MINUTE, SECOND } from '../../domain/time.ts';
import { type Chance, chance } from './chance.ts';
import type { Course } from './script.ts';
import { final, goOn, type Said, type Stretch, stateAt } from './timeline.ts';

/** Something that was asked of a run. */
export interface Deed {
  readonly kind: 'deed';
  /** World time. */
  readonly at: number;
  readonly id: string;
  readonly action: ProviderAction;
  readonly text: string | null;
  readonly key: string;
}

/** The life of a run with what a deed changes. What had happened before it stays as it was; what makes no sense changes nothing. */
export function afterDeed(line: readonly Stretch[], deed: Deed): readonly Stretch[] {
  const now = stateAt(line, deed.at);
  if (now === null || now.detail === 'stopping' || now.detail === GOING_TO[deed.action]) return line;
  return EFFECTS[deed.action](line, now, deed, chance(deed.key, deed.id));
}

type Effect = (line: readonly Stretch[], now: Stretch, deed: Deed, luck: Chance) => readonly Stretch[];

/** The word between the request and its effect. */
const GOING_TO: Readonly<Record<ProviderAction, string>> = {
  pause: 'pausing',
  resume: 'resuming',
  cancel: 'stopping',
  say: 'reading the answer',
};

const EFFECTS: Readonly<Record<ProviderAction, Effect>> = { pause, resume, cancel, say };

function pause(line: readonly Stretch[], now: Stretch, deed: Deed, luck: Chance): readonly Stretch[] {
  if (now.status === 'paused' || isFinal(now.status)) return line;
  const at = deed.at + luck.between(1, 2) * SECOND;
  const then = stateAt(line, at) ?? now;
  if (isFinal(then.status)) return line;
  const stretch = { ...then, status: 'paused', detail: 'paused', question: null } as const;
  return [...until(line, deed), going(now, deed, 'pause requested'), { ...stretch, said: says('paused') }];
}

function resume(line: readonly Stretch[], now: Stretch, deed: Deed, luck: Chance): readonly Stretch[] {
  if (now.status !== 'paused') return line;
  const at = deed.at + luck.between(1, 2) * SECOND;
  const next = goOn(at, now.work, without(now.course, 'paused', now.work));
  return [...until(line, deed), going(now, deed, 'resume requested'), ...next];
}

function cancel(line: readonly Stretch[], now: Stretch, deed: Deed, luck: Chance): readonly Stretch[] {
  if (isFinal(now.status)) return line;
  const at = deed.at + luck.between(2, 4) * SECOND;
  const then = stateAt(line, at) ?? now;
  if (isFinal(then.status)) return line;
  const end = {
    after: then.work,
    status: 'cancelled',
    detail: 'stopped',
    error: null,
    summary: null,
    lines: [],
  } as const;
  return [...until(line, deed), going(now, deed, 'stop requested'), final(at, end, now.course)];
}

/** A message is the answer to a waiting run, more work for a final one, and otherwise a line in the log. */
function say(line: readonly Stretch[], now: Stretch, deed: Deed, luck: Chance): readonly Stretch[] {
  const heard = `message: ${deed.text ?? ''}`;
  const at = deed.at + luck.between(0.8, 2) * SECOND;
  if (now.status === 'waiting' && now.detail !== GOING_TO.pause) {
    return [
      ...until(line, deed),
      going(now, deed, heard),
      ...goOn(at, now.work, without(now.course, 'waiting', now.work)),
    ];
  }
  const noted = { ...now, said: says(heard) };
  if (!isFinal(now.status)) return [...until(line, deed), noted, ...line.filter((each) => each.from > deed.at)];
  const after = now.work + luck.between(1, 3) * MINUTE;
  const end = { after, status: 'completed', detail: 'done', error: null, summary: SECOND_SUMMARY, lines: [] } as const;
  return [...until(line, deed), noted, ...goOn(at, now.work, { halts: [], end, total: after })];
}

const SECOND_SUMMARY = 'Went on as asked in the last message; the tests pass.';

function until(line: readonly Stretch[], deed: Deed): readonly Stretch[] {
  return line.filter((each) => each.from <= deed.at);
}

function going(now: Stretch, deed: Deed, text: string): Stretch {
  return { ...now, detail: GOING_TO[deed.action], said: says(text) };
}

function says(text: string): readonly Said[] {
  return [{ level: 'info', text }];
}

/** The course without the halt that the run stands at. */
function without(course: Course, status: 'waiting' | 'paused', work: number): Course {
  return { ...course, halts: course.halts.filter((halt) => halt.status !== status || halt.after > work) };
}
