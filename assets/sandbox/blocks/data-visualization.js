import { el } from '../dom.js';
import { pie } from './chart-pie.js';
import { plot } from './chart-plot.js';
import { shortNumber } from './chart-scale.js';

/**
 * @typedef {{ label: string, value: number }} Point
 * @typedef {{ name: string, data: readonly Point[] }} Series
 * @typedef {{ type: 'pie', segments: readonly Point[] }} PieChart
 * @typedef {{ categories: readonly string[], x_label?: string, y_label?: string }} Axes
 * @typedef {{ type: 'bar' | 'line' | 'area', series: readonly Series[], axis_config: Axes }} PlotChart
 * @typedef {{ type: 'data_visualization', title: string, chart: PieChart | PlotChart }} DataVisualization
 */

/** A chart with its legend, and its numbers as a table for who asks. @param {DataVisualization} block */
export function dataVisualization({ title, chart }) {
  const isPie = chart.type === 'pie';
  const names = isPie ? chart.segments.map(({ label }) => label) : chart.series.map(({ name }) => name);
  const unit = !isPie && chart.axis_config.y_label ? el('div', { class: 'quiet' }, chart.axis_config.y_label) : null;
  return el(
    'figure',
    { class: 'visualization' },
    el('figcaption', {}, title, unit),
    isPie ? pie(chart) : plot(chart),
    el(
      'ul',
      { class: 'legend' },
      ...names.map((name, at) => el('li', {}, el('span', { class: `swatch swatch-${at}` }), name)),
    ),
    el('details', {}, el('summary', {}, 'Numbers'), isPie ? pieNumbers(chart) : plotNumbers(chart)),
  );
}

/** @param {PieChart} chart */
function pieNumbers({ segments }) {
  return numbers(
    ['', 'Value'],
    segments.map(({ label, value }) => [label, value]),
  );
}

/** @param {PlotChart} chart */
function plotNumbers({ series, axis_config: { categories, x_label } }) {
  const titles = [x_label ?? '', ...series.map(({ name }) => name)];
  return numbers(
    titles,
    categories.map((word, at) => [word, ...series.map(({ data }) => data[at]?.value ?? 0)]),
  );
}

/** @param {readonly string[]} titles @param {readonly (readonly (string | number)[])[]} rows */
function numbers(titles, rows) {
  const head = el('tr', {}, ...titles.map((title) => (title === '' ? el('td') : el('th', { scope: 'col' }, title))));
  const body = rows.map(([word, ...values]) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, String(word)),
      ...values.map((value) => el('td', { class: 'align-right' }, shortNumber(Number(value)))),
    ),
  );
  return el(
    'div',
    { class: 'table-scroll', tabindex: '0' },
    el('table', {}, el('thead', {}, head), el('tbody', {}, ...body)),
  );
}
