import type { Figures } from '../domain/stats.ts';
import { percent } from './words.ts';

/** How a figure moved against the same stretch of time before. */
export interface Change {
  readonly way: 'up' | 'down' | 'same';
  readonly words: string;
}

/** Null where there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null, beforeWords: string): Change | null {
  if (now === null || before === null) return null;
  if (now === before) return { way: 'same', words: `as ${beforeWords}` };
  const way = now > before ? 'up' : 'down';
  if (before === 0) return { way, words: `none ${beforeWords}` };
  const share = Math.abs(now - before) / before;
  const amount = share >= 10 ? `${Math.round(share)} times` : share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
  return { way, words: `${amount} ${way === 'up' ? 'more' : 'less'} than ${beforeWords}` };
}

/** The same for shares, in points of per cent. */
export function changeOfShare(now: number | null, before: number | null, beforeWords: string): Change | null {
  if (now === null || before === null) return null;
  const points = Math.round(now * 100) - Math.round(before * 100);
  if (points === 0) return { way: 'same', words: `as ${beforeWords}` };
  return { way: points > 0 ? 'up' : 'down', words: `${percent(before)} ${beforeWords}` };
}

/** A sum of which some parts are known; null where none is. */
export function knownCost({ costMicros, costKnown, runs }: Figures): number | null {
  return costKnown === 0 && runs > 0 ? null : costMicros;
}
