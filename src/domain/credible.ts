import type { RunSnapshot } from './run.ts';

const MOST_MICROS = 1_000_000 * 1_000_000;
const MOST_TOKENS = 1e12;

/**
 * What a provider says, without amounts that cannot be: a cost or tokens below nothing, not a number, or above a million dollars
 * (a trillion tokens) is unknown, and the run's metadata says what was refused.
 */
export function credible(seen: RunSnapshot): RunSnapshot {
  const refused: Record<string, string> = {};
  if (!isAmount(seen.costMicros, MOST_MICROS)) {
    refused['refused cost'] = `the provider said $${Number(seen.costMicros) / 1_000_000}`;
  }
  if (!isAmount(seen.tokens, MOST_TOKENS)) refused['refused tokens'] = `the provider said ${seen.tokens}`;
  if (Object.keys(refused).length === 0) return seen;
  return {
    ...seen,
    costMicros: 'refused cost' in refused ? null : seen.costMicros,
    tokens: 'refused tokens' in refused ? null : seen.tokens,
    metadata: { ...seen.metadata, ...refused },
  };
}

function isAmount(amount: number | null, most: number): boolean {
  return amount === null || (amount >= 0 && amount <= most);
}
