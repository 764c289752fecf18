import { isFinal, type RunSnapshot } from '../domain/run.ts';
import { MINUTE } from '../domain/time.ts';

/** How far the provider's clock may be ahead of ours. */
const SKEW = MINUTE;

/** What cannot be true of a run's status and moments; empty for a sound one. */
export function storyProblems(run: RunSnapshot, now: number): string[] {
  const { status, createdAt, startedAt, finishedAt, question } = run;
  const moments = [createdAt, startedAt, finishedAt].filter((at) => at !== null);
  const holds: readonly (readonly [boolean, string])[] = [
    [moments.every((at) => Number.isSafeInteger(at) && at > 0), `moments that are none: ${moments.join(', ')}`],
    [moments.every((at) => at <= now + SKEW), `a moment in the future: ${latest(moments)}`],
    [moments.every((at, place) => at >= (moments[place - 1] ?? at)), 'an end before its beginning'],
    [isFinal(status) || finishedAt === null, `an end although it is ${status}`],
    [status === 'waiting' || question === null, `a question although it is ${status}`],
  ];
  return broken(run, holds);
}

/** What cannot be true of a run's numbers. */
export function numberProblems(run: RunSnapshot): string[] {
  const { progress, costMicros, tokens } = run;
  const holds: readonly (readonly [boolean, string])[] = [
    [progress === null || (progress >= 0 && progress <= 1), `a progress of ${progress}`],
    [isCount(costMicros), `a cost of ${costMicros} millionths of a dollar`],
    [isCount(tokens), `${tokens} tokens`],
  ];
  return broken(run, holds);
}

/** What is wrong with a list of names: blanks, and names that stand there twice. */
export function nameProblems(noun: string, names: readonly string[]): string[] {
  return names.flatMap((name, place) => {
    if (typeof name !== 'string' || name.trim() === '') return [`${noun} ${place + 1} has no name`];
    return names.indexOf(name) === place ? [] : [`the ${noun} "${name}" is there twice`];
  });
}

function isCount(value: number | null): boolean {
  return value === null || (Number.isSafeInteger(value) && value >= 0);
}

function latest(moments: readonly number[]): string {
  const at = new Date(Math.max(...moments));
  return Number.isNaN(at.getTime()) ? String(Math.max(...moments)) : at.toISOString();
}

function broken({ externalId }: RunSnapshot, holds: readonly (readonly [boolean, string])[]): string[] {
  return holds.flatMap(([holds, problem]) => (holds ? [] : [`run ${externalId} has ${problem}`]));
}
