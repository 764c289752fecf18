import { MINUTE, SECOND } from '../../domain/time.ts';
import { chance } from './chance.ts';
import { QUESTIONS } from './content/questions.ts';
import type { Script } from './script.ts';

/** What the runs that are under way when the world begins are doing then. */
const ROLES = [
  'running',
  'waiting',
  'running',
  'running',
  'queued',
  'running',
  'paused',
  'running',
  'waiting',
  'running',
] as const;

/** The script of an opening run, bent so that at the epoch it is in its role and stays there for a few minutes. */
export function opening(script: Omit<Script, 'createdAt'>, place: number, epoch: number, seed: number): Script {
  const luck = chance(seed, 'opening', place);
  const role = ROLES[place % ROLES.length] ?? 'running';
  const work = Math.max(script.course.end.after, 6 * MINUTE);
  const course = {
    ...script.course,
    halts: [],
    total: Math.max(script.course.total, work),
    end: { ...script.course.end, after: work },
  };
  if (role === 'queued') return { ...script, course, queuedFor: MINUTE, createdAt: epoch - 20 * SECOND };
  const done = work * luck.between(0.1, 0.6);
  if (role === 'running') return { ...script, course, createdAt: epoch - script.queuedFor - done };
  const question = role === 'waiting' ? luck.pick(QUESTIONS) : null;
  const halt = { after: done, status: role, question, lasts: 25 * MINUTE, givesUp: false };
  const since = luck.between(2 * MINUTE, 8 * MINUTE);
  return { ...script, course: { ...course, halts: [halt] }, createdAt: epoch - script.queuedFor - done - since };
}
