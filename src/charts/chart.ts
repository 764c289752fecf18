import type { Query } from '../domain/query/ast.ts';
import type { Status } from '../domain/run.ts';
import type { Period, StatsReads } from '../domain/stats.ts';
import type { RunReads } from '../store/run-store.ts';

/** What charts read; all of it only looks. */
export interface ChartReads {
  readonly stats: StatsReads;
  readonly runs: RunReads;
}

/** Which runs a chart is of. */
export interface ChartAsk {
  readonly query: Query;
  readonly period: Period;
}

/** In what a chart counts: runs, shares (0 to 1), dollars, minutes or tokens. */
export type Unit = 'runs' | 'share' | 'dollars' | 'minutes' | 'tokens';

/** A colour by what it stands for; a number is a place in the palette that colour-blind people tell apart. */
export type Tone = Status | 'active' | 'main' | 'second' | number;

export interface Series {
  readonly name: string;
  readonly tone: Tone;
  /** One for each label; null: not known, and the line has a gap. */
  readonly values: readonly (number | null)[];
}

/**
 * A chart before anybody draws it: the one definition that every rendering is made of. `heat` has a row for each series and a column
 * for each label; `shares` and `ranks` have one series; `tones` gives each label its own colour there.
 */
export interface Picture {
  readonly form: 'bars' | 'lines' | 'shares' | 'ranks' | 'heat';
  readonly unit: Unit;
  /** What the labels are: `Day`, `Project`. */
  readonly labelled: string;
  readonly labels: readonly string[];
  readonly tones: readonly Tone[] | null;
  readonly series: readonly Series[];
  /** What the numbers cover, or why there are none. */
  readonly note: string | null;
}

/** One kind of chart: its rows are read, and drawing takes nothing but rows. */
export interface ChartKind<Rows = never> {
  readonly title: string;
  /** Whether the public view may show it. */
  readonly open: boolean;
  rows(reads: ChartReads, ask: ChartAsk): Promise<Rows>;
  draw(rows: Rows, ask: Pick<ChartAsk, 'period'>): Picture;
}

/** A kind whose rows nobody else has to know of. */
export interface AnyChartKind {
  readonly title: string;
  readonly open: boolean;
  picture(reads: ChartReads, ask: ChartAsk): Promise<Picture>;
}

export function defineChart<Rows>(kind: ChartKind<Rows>): AnyChartKind & ChartKind<Rows> {
  return { ...kind, picture: async (reads, ask) => kind.draw(await kind.rows(reads, ask), ask) };
}
