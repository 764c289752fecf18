import { covered } from '../domain/measures.ts';
import type { Figures } from '../domain/stats.ts';

/** What a sum covers where it does not cover everything; null where it does. */
export function costNote(figures: readonly Figures[]): string | null {
  return note(figures, 'costKnown', 'Cost is known');
}

export function tokensNote(figures: readonly Figures[]): string | null {
  return note(figures, 'tokensKnown', 'Tokens are known');
}

function note(figures: readonly Figures[], known: 'costKnown' | 'tokensKnown', words: string): string | null {
  const [have, runs] = [known, 'runs' as const].map((key) => figures.reduce((sum, each) => sum + each[key], 0));
  return have === runs ? null : `${words} ${covered(have ?? 0, runs ?? 0)}`;
}
