import { dollars, tokens } from '../../domain/money.ts';
import { duration, MINUTE } from '../../domain/time.ts';
import type { Picture, Unit } from '../chart.ts';

/** A picture as rows of words; the first column names them. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SHOWN: Readonly<Record<Unit, (value: number) => string>> = {
  runs: (value) => value.toLocaleString('en-US'),
  share: (value) => `${Math.floor(value * 100)}%`,
  dollars: (value) => dollars(Math.round(value * 1e6)),
  minutes: (value) => duration(value * MINUTE),
  tokens,
};

/** A value in its unit, for people; `unknown` where it is not known. */
export function shownValue(value: number | null | undefined, unit: Unit): string {
  return value === null || value === undefined ? 'unknown' : SHOWN[unit](value);
}

/** The numbers of a picture. */
export function chartTable({ form, labelled, labels, series, unit }: Picture): ChartTable {
  if (form === 'heat') {
    return {
      head: ['Day', ...labels],
      rows: series.map(({ name, values }) => [name, ...values.map((value) => shownValue(value, unit))]),
    };
  }
  return {
    head: [labelled, ...series.map(({ name }) => name)],
    rows: labels.map((label, index) => [label, ...series.map(({ values }) => shownValue(values[index], unit))]),
  };
}
