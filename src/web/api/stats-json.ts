import { completedShare, costPerSuccess, type Figures, type Period, successRate } from '../../domain/stats.ts';
import { iso } from './run-json.ts';

/** Numbers as the API tells them: lengths in milliseconds, money in dollars, shares from 0 to 1, and null is not known. */
export function statsJson(figures: Figures) {
  const perSuccess = costPerSuccess(figures);
  return {
    runs: figures.runs,
    byStatus: figures.byStatus,
    final: figures.final,
    completed: figures.completed,
    successRate: successRate(figures),
    completedOfAll: completedShare(figures),
    costUsd: figures.costKnown === 0 ? null : figures.costMicros / 1_000_000,
    costKnownRuns: figures.costKnown,
    costPerSuccessUsd: perSuccess === null ? null : perSuccess / 1_000_000,
    tokens: figures.tokensKnown === 0 ? null : figures.tokens,
    tokensKnownRuns: figures.tokensKnown,
    durationP50Ms: figures.durationP50,
    durationP95Ms: figures.durationP95,
    queueP50Ms: figures.queueP50,
    queueP95Ms: figures.queueP95,
  };
}

export function periodJson({ from, until, zone }: Period) {
  return { from: iso(from), until: iso(until), zone };
}
