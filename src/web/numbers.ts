import { dollars, tokens } from '../domain/money.ts';
import { before, grainOf, periodWords } from '../domain/period.ts';
import type { Query } from '../domain/query/ast.ts';
import { withOrder } from '../domain/query/edit.ts';
import { type At, type Figures, type Grain, type Period, successRate } from '../domain/stats.ts';
import { duration } from '../domain/time.ts';
import { activityOf, within } from './activity.ts';
import { activityBars } from './bars.ts';
import { knownCost } from './change.ts';
import { figureTiles } from './figure-tiles.ts';
import type { Scope } from './page.ts';
import { pointLabel } from './period-choice.ts';
import type { Reads } from './reads.ts';
import { runsHref } from './run-query.ts';
import { axisOf, drawSeries, type Series, type SeriesParts } from './series.ts';
import { percent } from './words.ts';

const GRAIN_WORDS: Readonly<Record<Grain, string>> = { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' };

/** The numbers and pictures of a query and period, as `views/partials/numbers.hbs` draws them. */
export async function numbersOf(query: Query, period: Period, now: number, scope: Scope, reads: Reads) {
  const grain = grainOf(period);
  const [figures, earlier, over] = await Promise.all([
    reads.stats.figures(query, period),
    reads.stats.figures(query, before(period, now)),
    reads.stats.over(query, period, grain),
  ]);
  const points = over.map((each, index) => pointOf(each, over[index + 1]?.at ?? period.until, grain, period, query));
  const money = scope === 'everything';
  return {
    words: periodWords(period),
    tiles: figureTiles(figures, earlier, narrowed(query, period.from, period.until), scope),
    bars: activityBars(points),
    axis: axisOf(points.map(({ hour }) => hour)),
    series: seriesOf(points, figures, money),
    grain: GRAIN_WORDS[grain],
    money,
    rows: points.toReversed(),
    runs: figures.runs,
  };
}

/** The query for just what was created within this time. */
export function narrowed(query: Query, from: number, until: number): string {
  const text = withOrder(query.text, null);
  return `${/\bOR\b/.test(text) ? `(${text})` : text} ${within(from, until)}`.trim();
}

function pointOf({ at, figures }: At, until: number, grain: Grain, period: Period, query: Query) {
  return {
    from: at,
    hour: pointLabel(at, grain, period),
    ...activityOf(figures),
    success: successRate(figures),
    p50: figures.durationP50,
    p95: figures.durationP95,
    cost: figures.costKnown === 0 && figures.runs > 0 ? null : figures.costMicros,
    tokenCount: figures.tokensKnown === 0 && figures.runs > 0 ? null : figures.tokens,
    href: runsHref(narrowed(query, at, until)),
  };
}

type NumbersPoint = ReturnType<typeof pointOf>;

function seriesOf(points: readonly NumbersPoint[], whole: Figures, money: boolean): Series[] {
  const of = (value: (point: NumbersPoint) => number | null, behind?: (point: NumbersPoint) => number | null) =>
    points.map((point) => ({
      label: point.hour,
      value: value(point),
      ...(behind === undefined ? {} : { behind: behind(point) }),
    }));
  const all: readonly (SeriesParts & { readonly open: boolean })[] = [
    {
      name: 'success',
      title: 'Success rate',
      value: percent(successRate(whole)),
      note: 'completed of those that ended',
      points: of(({ success }) => success),
      top: 1,
      say: percent,
      open: true,
    },
    {
      name: 'duration',
      title: 'Length of runs',
      value: duration(whole.durationP50),
      note: 'half are shorter; pale: 95% are',
      points: of(
        ({ p50 }) => p50,
        ({ p95 }) => p95,
      ),
      top: null,
      say: duration,
      open: true,
    },
    {
      name: 'cost',
      title: 'Cost',
      value: dollars(knownCost(whole)),
      note: 'where it is known',
      points: of(({ cost }) => cost),
      top: null,
      say: dollars,
      open: false,
    },
    {
      name: 'tokens',
      title: 'Tokens',
      value: tokens(whole.tokensKnown === 0 && whole.runs > 0 ? null : whole.tokens),
      note: 'where they are known',
      points: of(({ tokenCount }) => tokenCount),
      top: null,
      say: tokens,
      open: false,
    },
  ];
  return all.filter(({ open }) => open || money).map(drawSeries);
}
