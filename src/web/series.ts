const WIDTH = 480;
const HEIGHT = 90;
/** The least height of a bar that stands for more than nothing. */
const LEAST = 2;

/** One stretch of time and its value; null: not known. `behind` is a larger value that stands behind it. */
export interface Point {
  readonly label: string;
  readonly value: number | null;
  readonly behind?: number | null;
}

/** A small picture of one number over time, in units of its own. */
export interface Series {
  readonly name: string;
  readonly title: string;
  /** The number of the whole period, in words. */
  readonly value: string;
  readonly note: string;
  /** What the picture says, for those who do not see it. */
  readonly words: string;
  readonly width: number;
  readonly height: number;
  readonly bars: readonly {
    readonly title: string;
    readonly x: number;
    readonly width: number;
    readonly y: number;
    readonly height: number;
    readonly behind: { readonly y: number; readonly height: number } | null;
  }[];
  readonly axis: readonly string[];
}

export interface SeriesParts {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly note: string;
  readonly points: readonly Point[];
  /** What the full height stands for; null: the largest value. */
  readonly top: number | null;
  readonly say: (value: number | null) => string;
}

/** Draws bars from the ground; a stretch without a value is a gap, never a zero. */
export function drawSeries({ name, title, value, note, points, top, say }: SeriesParts): Series {
  const values = points.flatMap((point) => [point.value ?? 0, point.behind ?? 0]);
  const most = top ?? Math.max(...values, 0);
  const step = WIDTH / Math.max(1, points.length);
  const gap = Math.min(4, step / 4);
  const high = (amount: number) => (most === 0 ? 0 : Math.max(LEAST, Math.round((amount / most) * HEIGHT)));
  const bars = points.flatMap((point, index) => {
    if (point.value === null) return [];
    const height = point.value === 0 ? 0 : high(point.value);
    const behind = point.behind === undefined || point.behind === null ? null : high(point.behind);
    return {
      title: `${point.label}: ${say(point.value)}`,
      x: round(index * step + gap / 2),
      width: round(step - gap),
      y: HEIGHT - height,
      height,
      behind: behind === null ? null : { y: HEIGHT - behind, height: behind },
    };
  });
  return {
    name,
    title,
    value,
    note,
    words: words(title, points, say),
    width: WIDTH,
    height: HEIGHT,
    bars,
    axis: axisOf(points.map(({ label }) => label)),
  };
}

/** At most five labels, from the first to the last. */
export function axisOf(labels: readonly string[]): string[] {
  if (labels.length <= 5) return [...labels];
  return [0, 1, 2, 3, 4].map((part) => labels[Math.round((part / 4) * (labels.length - 1))] ?? '');
}

function words(title: string, points: readonly Point[], say: SeriesParts['say']): string {
  const known = points.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  if (known.length === 0) return `${title}: nothing is known in this time.`;
  const sorted = known.toSorted((one, other) => one.value - other.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return title;
  return `${title}: from ${say(least.value)} (${least.label}) to ${say(most.value)} (${most.label}). The numbers are in the table below.`;
}

function round(amount: number): number {
  return Math.round(amount * 10) / 10;
}
