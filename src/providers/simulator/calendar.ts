import { DAY, HOUR } from '../../domain/time.ts';
import { chance } from './chance.ts';

const DAYS = 90;
const HOURS = DAYS * 24;
/** The people of this world work by Central European Time, without daylight saving. */
const OFFSET = HOUR;

/** When the runs of the past were created: working days and hours are busy, nights and weekends nearly quiet, and it grows. */
export interface Calendar {
  /** The creation of run `index` of `history`, in the 90 days before the epoch; later for a greater index. */
  createdAt(index: number): number;
}

/** The calendar before an epoch. */
export function calendarBefore(epoch: number, history: number, seed: number): Calendar {
  const start = epoch - DAYS * DAY;
  const busy = sums(Array.from({ length: HOURS }, (_, hour) => weight(start + hour * HOUR) * (1 + hour / HOURS)));
  const all = busy.at(-1) ?? 1;
  return {
    createdAt(index) {
      const share = ((index + chance(seed, 'calendar', index).next()) / history) * all;
      const hour = firstAbove(busy, share);
      const before = busy[hour - 1] ?? 0;
      const within = (share - before) / ((busy[hour] ?? all) - before);
      return Math.floor(start + (hour + within) * HOUR);
    },
  };
}

/** How busy the hour is that begins at this moment. */
function weight(moment: number): number {
  const local = new Date(moment + OFFSET);
  const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
  return (BY_HOUR[local.getUTCHours()] ?? 1) * (weekend ? 0.15 : 1);
}

const BY_HOUR = [0.5, 0.3, 2, 0.3, 0.2, 0.3, 1, 3, 6, 9, 10, 9, 6, 8, 10, 10, 9, 7, 4, 3, 2, 2, 1, 1];

function sums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((each) => {
    sum += each;
    return sum;
  });
}

/** The first place whose number is greater than the given one, in a growing list. */
function firstAbove(growing: readonly number[], value: number): number {
  let low = 0;
  let high = growing.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((growing[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
