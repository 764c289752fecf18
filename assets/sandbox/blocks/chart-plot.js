import { svg } from '../dom.js';
import { scaleOf, shortNumber } from './chart-scale.js';

/** @import { PlotChart } from './data-visualization.js' */

const [height, left, bottom, top] = [240, 44, 36, 10];
const phone = '(width <= 700px)';

/** Bars, lines or areas over their categories. @param {PlotChart} chart */
export function plot(chart) {
  const { categories } = chart.axis_config;
  // Scaled down to a phone, the words of a wide chart could not be read.
  const width = matchMedia(phone).matches ? 320 : 560;
  const { low, high, ticks } = scaleOf(chart.series.flatMap(({ data }) => data.map(({ value }) => value)));
  const band = (width - left) / categories.length;
  /** @param {number} value */
  const y = (value) => top + (height - top - bottom) * (1 - (value - low) / (high - low));
  /** @param {number} at */
  const x = (at) => left + band * (at + 0.5);
  const draw = chart.type === 'bar' ? bars : lines;
  const every = Math.ceil((categories.length * 64) / width);
  return svg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    ...ticks.map((tick) => svg('line', { class: 'chart-line', x1: left, x2: width, y1: y(tick), y2: y(tick) })),
    ...ticks.map((tick) =>
      svg('text', { class: 'chart-word chart-word-end', x: left - 6, y: y(tick) + 4 }, shortNumber(tick)),
    ),
    ...categories.map((word, at) =>
      at % every === 0 ? svg('text', { class: 'chart-word', x: x(at), y: height - bottom + 16 }, word) : null,
    ),
    chart.axis_config.x_label
      ? svg('text', { class: 'chart-word', x: (left + width) / 2, y: height - 4 }, chart.axis_config.x_label)
      : null,
    ...draw(chart, { x, y, band, zero: y(Math.max(low, 0)) }),
  );
}

/** @typedef {{ x: (at: number) => number, y: (value: number) => number, band: number, zero: number }} Field */

/** @param {PlotChart} chart @param {Field} field */
function bars({ series }, { x, y, band, zero }) {
  const each = Math.min(28, (band * 0.8) / series.length);
  return series.flatMap(({ data }, one) =>
    data.map(({ value }, at) => {
      const from = x(at) + each * (one - series.length / 2);
      const place = {
        x: from,
        y: Math.min(y(value), zero),
        width: Math.max(1, each - 1),
        height: Math.abs(zero - y(value)),
      };
      return svg('rect', { class: `series-${one}`, rx: 1.5, ...place });
    }),
  );
}

/** @param {PlotChart} chart @param {Field} field */
function lines({ series, type }, { x, y, zero }) {
  return series.flatMap(({ data }, one) => {
    const points = data.map(({ value }, at) => `${x(at)},${y(value)}`);
    const ground = `${x(0)},${zero} ${points.join(' ')} ${x(data.length - 1)},${zero}`;
    return [
      type === 'area' ? svg('polygon', { class: `series-${one} chart-area`, points: ground }) : null,
      svg('polyline', { class: `series-${one} chart-stroke`, points: points.join(' ') }),
      ...data.map(({ value }, at) => svg('circle', { class: `series-${one}`, cx: x(at), cy: y(value), r: 2.5 })),
    ].filter((node) => node !== null);
  });
}
