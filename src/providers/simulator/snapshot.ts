import { isFinal, type RunSnapshot, type Step } from '../../domain/run.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Script } from './script.ts';
import { type Stretch, stateAt } from './timeline.ts';
import type { WorldClock } from './world-clock.ts';

type RealTime = Pick<WorldClock, 'toReal' | 'foreseen'>;

/** What the world says of a run at a moment of world time; null before it was created. */
export function snapshotAt(script: Script, line: readonly Stretch[], at: number, clock: RealTime): RunSnapshot | null {
  const { toReal } = clock;
  const now = stateAt(line, at);
  if (now === null) return null;
  const started = line.find((each) => each.status === 'running' && each.from <= at);
  const { ended } = now;
  return {
    ...script.facts,
    externalId: script.id,
    key: script.key,
    status: now.status,
    statusDetail: now.detail,
    branch: started === undefined ? null : script.facts.branch,
    pullRequests: ended?.status === 'completed' ? script.facts.pullRequests : [],
    progress: progress(now, started !== undefined),
    etaAt: eta(script, line, now, clock),
    costMicros: amount(script.microsPerMinute, now.work, 100),
    tokens: amount(script.tokensPerMinute, now.work, 1),
    summary: ended?.summary ?? null,
    error: ended?.error ?? null,
    question: now.question,
    plan: plan(script.steps, now),
    createdAt: toReal(script.createdAt),
    startedAt: started === undefined ? null : toReal(started.from),
    finishedAt: ended === null ? null : toReal(ended.at),
  };
}

function progress({ status, work, course }: Stretch, started: boolean): number | null {
  if (status === 'completed') return 1;
  return started ? Math.floor((100 * work) / course.total) / 100 : null;
}

/** The estimate that the agent made when it last began to work; null where that moment has passed. */
function eta(script: Script, line: readonly Stretch[], now: Stretch, clock: RealTime): number | null {
  const began = line.findLast((each) => each.from <= now.from);
  if (script.estimateError === null || now.status !== 'running' || began === undefined) return null;
  const end = clock.foreseen(began.from, (began.course.total - began.work) * script.estimateError);
  return end > clock.toReal(now.from) ? end : null;
}

/** So much a minute, in whole units of `unit`; null where nobody counts. */
function amount(perMinute: number | null, work: number, unit: number): number | null {
  return perMinute === null ? null : Math.round((perMinute * work) / MINUTE / unit) * unit;
}

function plan(titles: readonly string[], { status, work, course }: Stretch): Step[] {
  const done = status === 'completed' ? titles.length : Math.floor((titles.length * work) / course.total);
  const current = status === 'failed' ? 'failed' : isFinal(status) || status === 'queued' ? 'pending' : 'running';
  return titles.map((title, place) => ({
    title,
    state: place < done ? 'done' : place === done ? current : 'pending',
  }));
}
