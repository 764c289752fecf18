import type { Picture, Series } from '../chart.ts';
import { shownValue } from './table.ts';

const NAMED = 5;

/** What a picture shows, in words, for those who do not see it. */
export function chartWords(title: string, picture: Picture): string {
  const { form, labels, series, note } = picture;
  const ending = note === null ? '' : ` ${note}.`;
  const known = series.flatMap(({ values }) => values).filter((value) => value !== null && value !== 0);
  if (known.length === 0) return `${title}: nothing to show in this time.${ending}`;
  if (form === 'shares' || form === 'ranks') return `${title}: ${ranking(picture)}.${ending}`;
  if (form === 'heat') return `${title}: ${busiest(picture)}.${ending}`;
  const lines = series.filter(({ values }) => values.some((value) => value !== null && value !== 0));
  return `${title}, ${labels[0]} to ${labels.at(-1)}: ${lines.map((each) => course(each, picture)).join('; ')}.${ending}`;
}

function ranking({ labels, series, unit }: Picture): string {
  const values = series[0]?.values ?? [];
  const named = labels.slice(0, NAMED).map((label, index) => `${label} ${shownValue(values[index], unit)}`);
  return `${named.join(', ')}${labels.length > NAMED ? ` and ${labels.length - NAMED} more` : ''}`;
}

function busiest({ labels, series, unit }: Picture): string {
  const all = series.flatMap(({ name, values }) =>
    values.map((value, index) => ({ name, hour: labels[index], value: value ?? 0 })),
  );
  const most = all.reduce((best, each) => (each.value > best.value ? each : best));
  return `busiest on ${most.name} at ${most.hour} with ${shownValue(most.value, unit)}`;
}

/** Counts and money add up over time; shares and lengths do not. */
function course({ name, values }: Series, { unit, labels }: Picture): string {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, label: labels[index] }]));
  const most = known.reduce((best, each) => (each.value > best.value ? each : best));
  const peak = `at most ${shownValue(most.value, unit)} (${most.label})`;
  if (unit === 'share' || unit === 'minutes')
    return `${name} at last ${shownValue(known.at(-1)?.value, unit)}, ${peak}`;
  return `${name} ${shownValue(
    known.reduce((sum, { value }) => sum + value, 0),
    unit,
  )} in all, ${peak}`;
}
