/**
 * Lengths of time counted in buckets that grow by a constant factor, so that counts of many hours add up and any quantile of the sum
 * is within 2 % of the true one. Method: DDSketch, arxiv.org/abs/1908.10693.
 */
const ERROR = 0.02;
const GAMMA = (1 + ERROR) / (1 - ERROR);
/** The natural logarithm of the factor between two buckets, for engines that count by themselves. */
export const LOG_GAMMA = Math.log(GAMMA);

/** The bucket of a length in milliseconds; less than a millisecond is bucket 0. */
export function bucketOf(length: number): number {
  return length < 1 ? 0 : Math.ceil(Math.log(length) / LOG_GAMMA);
}

/** What a bucket stands for, in milliseconds. */
function lengthOf(bucket: number): number {
  return bucket === 0 ? 0 : (2 * GAMMA ** bucket) / (GAMMA + 1);
}

/** The `share` quantile (0 to 1) of what was counted, in milliseconds; null where nothing was. */
export function quantile(counts: ReadonlyMap<number, number>, share: number): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total <= 0) return null;
  const rank = share * (total - 1);
  let below = 0;
  for (const [bucket, count] of [...counts].sort(([a], [b]) => a - b)) {
    below += count;
    if (below > rank) return lengthOf(bucket);
  }
  return null;
}
