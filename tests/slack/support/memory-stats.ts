import { edges } from '../../../src/domain/period.ts';
import type { Query } from '../../../src/domain/query/ast.ts';
import { matches } from '../../../src/domain/query/matches.ts';
import { isFinal, type Run } from '../../../src/domain/run.ts';
import { bucketOf } from '../../../src/domain/sketch.ts';
import { type Dimension, figuresOf, type Period, type StatsReads } from '../../../src/domain/stats.ts';

const NAMES: Readonly<Record<Dimension, (run: Run) => string | null>> = {
  project: (run) => run.project,
  person: (run) => run.by?.name ?? null,
  provider: (run) => run.provider,
  model: (run) => run.model,
  status: (run) => run.status,
};

/** Numbers over runs that are kept in memory. */
export function memoryStats(known: ReadonlyMap<number, Run>): StatsReads {
  const meant = (query: Query, { from, until }: Period) =>
    [...known.values()].filter(
      (run) =>
        run.archivedAt === null && run.createdAt >= from && run.createdAt < until && matches(query, run, run.seenAt),
    );
  const grouped = (runs: readonly Run[], dimension: Dimension, limit: number) =>
    [...groups(runs, NAMES[dimension])].sort(([, one], [, other]) => other.length - one.length).slice(0, limit);
  const over = (runs: readonly Run[], period: Period, marks: readonly number[]) =>
    marks.slice(0, -1).map((at, index) => ({
      at,
      figures: count(runs.filter((run) => run.createdAt >= at && run.createdAt < (marks[index + 1] ?? period.until))),
    }));
  return {
    figures: async (query, period) => count(meant(query, period)),
    over: async (query, period, grain) => over(meant(query, period), period, edges(period, grain)),
    by: async (query, period, dimension, limit) =>
      grouped(meant(query, period), dimension, limit).map(([name, runs]) => ({ name, figures: count(runs) })),
    overBy: async (query, period, grain, dimension, limit) =>
      grouped(meant(query, period), dimension, limit).map(([name, runs]) => ({
        name,
        over: over(runs, period, edges(period, grain)),
      })),
  };
}

function count(runs: readonly Run[]) {
  return figuresOf(
    runs.map((run) => ({
      status: run.status,
      runs: 1,
      costMicros: run.costMicros ?? 0,
      costKnown: run.costMicros === null ? 0 : 1,
      tokens: run.tokens ?? 0,
      tokensKnown: run.tokens === null ? 0 : 1,
    })),
    runs.flatMap((run) => {
      const { createdAt, startedAt, finishedAt } = run;
      if (startedAt === null) return [];
      const queue = { measure: 'queue' as const, bucket: bucketOf(startedAt - createdAt), runs: 1 };
      if (finishedAt === null || !isFinal(run.status)) return [queue];
      return [queue, { measure: 'duration' as const, bucket: bucketOf(finishedAt - startedAt), runs: 1 }];
    }),
  );
}

function groups(runs: readonly Run[], nameOf: (run: Run) => string | null): Map<string | null, Run[]> {
  const found = new Map<string | null, Run[]>();
  for (const run of runs) found.set(nameOf(run), [...(found.get(nameOf(run)) ?? []), run]);
  return found;
}
