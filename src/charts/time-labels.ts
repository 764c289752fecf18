import { DateTime } from 'luxon';
import { grainOf } from '../domain/period.ts';
import type { Grain, Period } from '../domain/stats.ts';

const FORMS: Readonly<Record<Grain, string>> = { hour: 'd LLL HH:mm', day: 'd LLL', week: 'd LLL', month: 'LLL yyyy' };
const WORDS: Readonly<Record<Grain, string>> = { hour: 'Hour', day: 'Day', week: 'Week from', month: 'Month' };

/** The labels of a time axis, in the zone of the period. */
export function timeLabels(
  starts: readonly number[],
  period: Period,
): { readonly labelled: string; readonly labels: readonly string[] } {
  const grain = grainOf(period);
  const label = (at: number) => DateTime.fromMillis(at, { zone: period.zone, locale: 'en-GB' }).toFormat(FORMS[grain]);
  return { labelled: WORDS[grain], labels: starts.map(label) };
}
