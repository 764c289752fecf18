import type { ActivityHour } from './activity.ts';

const WIDTH = 960;
const HEIGHT = 120;
const GAP = 6;
/** The least height of a part that is not empty, so that one run among hundreds is still seen. */
const LEAST = 4;
/** Between the parts of a bar. */
const SLIT = 1;

/** From the ground up: what failed stands on top, where it is seen first. */
const KINDS = ['completed', 'cancelled', 'active', 'failed'] as const;

/** A rectangle of the picture, in its own units. */
export interface Part {
  readonly kind: (typeof KINDS)[number];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Bars {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly { readonly title: string; readonly href: string; readonly parts: readonly Part[] }[];
  /** What the tallest bar stands for. */
  readonly most: number;
}

/** Stacked bars, one an hour. */
export function activityBars(hours: readonly ActivityHour[]): Bars {
  const most = Math.max(1, ...hours.map(({ total }) => total));
  const step = WIDTH / hours.length;
  const bars = hours.map((hour, index) => ({
    title: `${hour.hour}: ${hour.total} created, ${hour.completed} completed, ${hour.failed} failed`,
    href: hour.href,
    parts: partsOf(hour, index * step + GAP / 2, step - GAP, most),
  }));
  return { width: WIDTH, height: HEIGHT, bars, most };
}

function partsOf(hour: ActivityHour, x: number, width: number, most: number): Part[] {
  const parts: Part[] = [];
  let y = HEIGHT;
  for (const kind of KINDS) {
    if (hour[kind] === 0) continue;
    const height = Math.max(LEAST, Math.round((hour[kind] / most) * (HEIGHT - LEAST * KINDS.length)));
    y -= height;
    parts.push({ kind, x, y, width, height: height - SLIT });
  }
  return parts;
}
