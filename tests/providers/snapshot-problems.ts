import { isFinal, type RunSnapshot, STATUSES } from '../../src/domain/run.ts';

/** What cannot be true of a snapshot; empty for a sound one. */
export function problems(run: RunSnapshot, now: number): string[] {
  const whole = (value: number | null) => value === null || (Number.isSafeInteger(value) && value >= 0);
  const moments = [run.createdAt, run.startedAt, run.finishedAt].filter((at) => at !== null);
  const checks: readonly [boolean, string][] = [
    [STATUSES.includes(run.status), `the status ${run.status} is not ours`],
    [run.progress === null || (run.progress >= 0 && run.progress <= 1), `a progress of ${run.progress}`],
    [whole(run.costMicros), `a cost of ${run.costMicros}`],
    [whole(run.tokens), `${run.tokens} tokens`],
    [
      moments.every((at) => Number.isSafeInteger(at) && at > 0 && at <= now),
      `a moment out of time among ${moments}, now ${now}`,
    ],
    [moments.every((at, n) => n === 0 || at >= (moments[n - 1] ?? at)), `moments out of order: ${moments}`],
    [isFinal(run.status) || run.finishedAt === null, `${run.status}, but finished at ${run.finishedAt}`],
    [run.status === 'waiting' || run.question === null, `a question while ${run.status}`],
  ];
  return checks.flatMap(([holds, problem]) => (holds ? [] : [problem]));
}
