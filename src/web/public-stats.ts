import { AppError } from '../domain/errors.ts';
import type { At, Dimension, Figures, StatsReads } from '../domain/stats.ts';

/** The numbers of the public view: how many runs, how they ended and how long they took; no money, no tokens, no names. */
export function publicStats(stats: StatsReads): StatsReads {
  return {
    figures: async (query, period) => publicFigures(await stats.figures(query, period)),
    over: async (query, period, grain) => (await stats.over(query, period, grain)).map(publicAt),
    by: async (query, period, dimension, limit) => {
      const named = await stats.by(query, period, allowed(dimension), limit);
      return named.map(({ name, figures }) => ({ name, figures: publicFigures(figures) }));
    },
    overBy: async (query, period, grain, dimension, limit) => {
      const named = await stats.overBy(query, period, grain, allowed(dimension), limit);
      return named.map(({ name, over }) => ({ name, over: over.map(publicAt) }));
    },
  };
}

function allowed(dimension: Dimension): Dimension {
  if (dimension === 'status' || dimension === 'provider') return dimension;
  throw new AppError('invalid', 'The public view tells runs apart by status and provider only.');
}

function publicAt({ at, figures }: At): At {
  return { at, figures: publicFigures(figures) };
}

function publicFigures(figures: Figures): Figures {
  const nothing = { costMicros: 0, costKnown: 0, tokens: 0, tokensKnown: 0 };
  return { ...figures, ...nothing, completedCostMicros: 0, completedCostKnown: 0 };
}
