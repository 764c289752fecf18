import { AppError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { periodWords } from '../domain/period.ts';
import type { AnyChartKind, ChartAsk, ChartReads, Picture } from './chart.ts';
import { canvasRenderer } from './render/canvas.ts';
import { chartJs, type Look } from './render/chart-js.ts';
import { type ChartTable, chartTable } from './render/table.ts';
import { chartWords } from './render/words.ts';

/** A chart read once, ready for any rendering. */
export interface Chart {
  readonly name: string;
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly words: string;
  readonly table: ChartTable;
  readonly picture: Picture;
}

export interface Charts {
  readonly names: readonly string[];
  /** The same, with nothing in it that tells money, names or messages. */
  public(): Charts;
  titleOf(name: string): string;
  /** Throws AppError('not_found') with the nearest name for one that there is not. */
  read(name: string, reads: ChartReads, ask: ChartAsk): Promise<Chart>;
  /** `version`: what the rows depend on; the same version of the same chart is drawn once. */
  png(chart: Chart, look: Look, version: string): Promise<Uint8Array>;
  svg(chart: Chart, look: Look, version: string): Promise<Uint8Array>;
  /** For Chart.js in a browser, and for servers that draw. */
  definition(chart: Chart, look: Look): unknown;
}

const MOST_KEPT = 200;

/** All kinds of charts and how they are drawn. */
export function createCharts(kinds: ReadonlyMap<string, AnyChartKind>): Charts {
  const open = new Map([...kinds].filter(([, kind]) => kind.open));
  const kept = new Map<string, Promise<Uint8Array>>();
  let canvas: ReturnType<typeof canvasRenderer> | null = null;

  function find(name: string): AnyChartKind {
    const kind = kinds.get(name);
    if (kind !== undefined) return kind;
    const near = nearest(name, [...kinds.keys()]);
    const hint = near === null ? `There are ${[...kinds.keys()].join(', ')}.` : `Did you mean ${near}?`;
    throw new AppError('not_found', `There is no chart called “${name}”. ${hint}`);
  }

  async function draw(format: 'png' | 'svg', chart: Chart, look: Look, version: string): Promise<Uint8Array> {
    const key = JSON.stringify([format, chart.name, look, version]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    canvas ??= canvasRenderer();
    const drawn = canvas.then((renderer) => renderer[format](chart.picture, look));
    kept.set(key, drawn);
    drawn.catch(() => kept.delete(key));
    return drawn;
  }

  return {
    names: [...kinds.keys()],
    public: () => createCharts(open),
    titleOf: (name) => find(name).title,
    async read(name, reads, ask) {
      const kind = find(name);
      const picture = await kind.picture(reads, ask);
      const title = `${kind.title} · ${periodWords(ask.period)}`;
      return { name, title, words: chartWords(title, picture), table: chartTable(picture), picture };
    },
    png: (chart, look, version) => draw('png', chart, look, version),
    svg: (chart, look, version) => draw('svg', chart, look, version),
    definition: (chart, look) => chartJs(chart.picture, look),
  };
}
