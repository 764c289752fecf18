import type { ChartConfiguration } from 'chart.js';
import type { Picture, Series, Unit } from '../chart.ts';
import { type ChartTheme, colour, GROUND } from '../palette.ts';

/** How a picture has to look. */
export interface Look {
  readonly theme: ChartTheme;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Stands above the picture; null: the place it stands in says it. */
  readonly title: string | null;
}

export const FONT = 'Inter';
const AXIS: Readonly<Record<Unit, string>> = {
  runs: 'runs',
  share: 'percent',
  dollars: 'US dollars',
  minutes: 'minutes',
  tokens: 'million tokens',
};
/** From a picture's unit to the axis's. */
const SCALE: Readonly<Record<Unit, number>> = { runs: 1, share: 100, dollars: 1, minutes: 1, tokens: 1e-6 };
const BIGGEST_DOT = 0.6;

/** The one Chart.js definition of a picture: plain data, so that every renderer takes it, also one on another machine. */
export function chartJs(picture: Picture, look: Look): ChartConfiguration {
  const { text, muted, line } = GROUND[look.theme];
  const font = { family: FONT, size: 13 };
  const legend = {
    display: hasLegend(picture),
    position: 'bottom' as const,
    labels: { color: text, font, boxWidth: 14, boxHeight: 14 },
  };
  const title = {
    display: look.title !== null,
    text: look.title ?? '',
    align: 'start' as const,
    color: text,
    font: { family: FONT, size: 17, weight: 600 as const },
    padding: { bottom: 16 },
  };
  const subtitle = {
    display: picture.note !== null,
    text: picture.note ?? '',
    align: 'start' as const,
    position: 'bottom' as const,
    color: muted,
    font: { family: FONT, size: 12 },
    padding: { top: 10 },
  };
  const ticks = { color: muted, font: { family: FONT, size: 12 } };
  return {
    ...dataOf(picture, look),
    options: {
      responsive: false,
      animation: false,
      layout: { padding: 16 },
      ...(picture.form === 'ranks' ? { indexAxis: 'y' as const } : {}),
      plugins: { legend, title, subtitle },
      scales: picture.form === 'shares' ? {} : scalesOf(picture, ticks, line),
    },
  } as ChartConfiguration;
}

function hasLegend({ form, series, labels }: Picture): boolean {
  return form === 'shares' ? labels.length > 0 : (form === 'bars' || form === 'lines') && series.length > 1;
}

function dataOf(picture: Picture, look: Look): Pick<ChartConfiguration, 'type' | 'data'> {
  const { form, labels, tones, series } = picture;
  const { surface } = GROUND[look.theme];
  if (form === 'heat') return { type: 'bubble', data: { datasets: [dots(picture, look)] } } as never;
  if (form === 'shares') {
    const values = series[0]?.values ?? [];
    const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const named = labels.map(
      (label, index) =>
        `${label} ${(values[index] ?? 0).toLocaleString('en-US')} (${Math.round(((values[index] ?? 0) / Math.max(1, total)) * 100)}%)`,
    );
    const backgroundColor = labels.map((_, index) => colour(tones?.[index] ?? index, look.theme));
    return {
      type: 'doughnut',
      data: {
        labels: named,
        datasets: [
          { data: [...values].map((value) => value ?? 0), backgroundColor, borderColor: surface, borderWidth: 2 },
        ],
      },
    };
  }
  const type = form === 'lines' ? 'line' : 'bar';
  return { type, data: { labels: [...labels], datasets: series.map((each) => dataset(picture, each, look)) } } as never;
}

function dataset({ form, unit }: Picture, { name, tone, values }: Series, { theme }: Look): object {
  const shade = colour(tone, theme);
  const data = values.map((value) => (value === null ? null : Number((value * SCALE[unit]).toPrecision(6))));
  const bars = {
    backgroundColor: shade,
    borderRadius: 2,
    maxBarThickness: 34,
    categoryPercentage: 0.9,
    barPercentage: 0.9,
  };
  const lines = {
    borderColor: shade,
    backgroundColor: shade,
    borderWidth: 2.5,
    pointRadius: data.length > 45 ? 0 : 3,
    tension: 0,
    spanGaps: false,
  };
  return { label: name, data, ...(form === 'lines' ? lines : bars) };
}

/** A square for each hour of the week, its area as large as its count. */
function dots({ labels, series }: Picture, { theme, width, height }: Look): object {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const room = Math.min((width - 90) / labels.length, (height - 150) / Math.max(1, series.length)) * BIGGEST_DOT;
  const data = series.flatMap(({ name, values }) =>
    values.flatMap((value, column) =>
      value === null || value === 0
        ? []
        : [{ x: labels[column], y: name, r: Math.max(1, Math.sqrt(value / most) * room) }],
    ),
  );
  return { label: 'Runs', data, backgroundColor: colour('main', theme), borderWidth: 0, pointStyle: 'rect' };
}

function scalesOf({ form, unit, labels, series }: Picture, ticks: object, line: string): object {
  const grid = { color: line, drawTicks: false };
  const none = { display: false };
  const border = { display: false };
  const value = {
    beginAtZero: true,
    ...(unit === 'share' ? { max: 100 } : {}),
    ticks: { ...ticks, maxTicksLimit: 6, padding: 6, ...(unit === 'runs' ? { precision: 0 } : {}) },
    grid,
    border,
    title: { display: true, text: AXIS[unit], ...ticks },
  };
  const names = {
    ticks: { ...ticks, maxRotation: 0, autoSkip: form !== 'ranks', autoSkipPadding: 14 },
    grid: none,
    border,
  };
  if (form === 'ranks') return { x: value, y: { ...names, stacked: true } };
  if (form === 'heat') {
    const axis = (words: readonly string[], skip: boolean) => ({
      type: 'category',
      labels: [...words],
      offset: true,
      ticks: { ...ticks, maxRotation: 0, autoSkip: skip, autoSkipPadding: 14 },
      grid: none,
      border,
    });
    return {
      x: axis(labels, true),
      y: axis(
        series.map(({ name }) => name),
        false,
      ),
    };
  }
  return { x: { ...names, stacked: form === 'bars' }, y: { ...value, stacked: form === 'bars' } };
}
