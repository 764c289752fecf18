const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** Micro-dollars for people: `$1.24`, `$1,240.00`; below a cent two digits that count, `$0.0042`; null is `unknown`. */
export function dollars(micros: number | null): string {
  if (micros === null) return 'unknown';
  const amount = micros / 1_000_000;
  if (amount <= 0 || amount >= 0.01) return DOLLARS.format(amount);
  return `$${Number(amount.toPrecision(2)).toFixed(6).replace(/0+$/, '')}`;
}

/** A number of tokens for people: `950`, `18.2k`, `1.3M`; null is `unknown`. */
export function tokens(count: number | null): string {
  return count === null ? 'unknown' : COMPACT.format(count).replace('K', 'k');
}
