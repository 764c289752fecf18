/** What a button that draws a chart carries. */
export interface ChartAsked {
  readonly name: string;
  readonly q: string;
  readonly period: string;
}

const LONGEST = 2000;

/** For a button; null where the query is too long for one. */
export function chartValue({ name, q, period }: ChartAsked): string | null {
  const value = JSON.stringify([name, q, period]);
  return value.length <= LONGEST ? value : null;
}

/** Reads what `chartValue` wrote; null for anything else. */
export function readChartValue(value: string): ChartAsked | null {
  try {
    const [name, q, period] = JSON.parse(value) as unknown[];
    return typeof name === 'string' && typeof q === 'string' && typeof period === 'string' ? { name, q, period } : null;
  } catch {
    return null;
  }
}
