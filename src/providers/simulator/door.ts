import { isFinal, type RunSnapshot } from '../../domain/run.ts';

/** The snapshot as it may come in: a number or a time that cannot be is not known, rather than believed. */
export function plausible(run: RunSnapshot, now: number): RunSnapshot {
  const { progress, createdAt } = run;
  const startedAt = moment(run.startedAt, createdAt, now);
  const finishedAt = isFinal(run.status) ? moment(run.finishedAt, startedAt ?? createdAt, now) : null;
  return {
    ...run,
    progress: progress !== null && progress >= 0 && progress <= 1 ? progress : null,
    costMicros: count(run.costMicros),
    tokens: count(run.tokens),
    startedAt,
    finishedAt,
  };
}

function count(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function moment(at: number | null, earliest: number, latest: number): number | null {
  return at !== null && at >= earliest && at <= latest ? at : null;
}
