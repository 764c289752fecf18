import { svg } from '../dom.js';

/** @import { PieChart } from './data-visualization.js' */

const radius = 90;

/** Slices clockwise from noon. @param {PieChart} chart */
export function pie({ segments }) {
  const total = segments.reduce((sum, { value }) => sum + value, 0) || 1;
  let from = 0;
  const slices = segments.map(({ value }, at) => {
    const to = from + value / total;
    const node = slice(from, to, at);
    from = to;
    return node;
  });
  return svg('svg', { class: 'chart chart-pie', viewBox: '-100 -100 200 200', 'aria-hidden': 'true' }, ...slices);
}

/** @param {number} from share of the circle @param {number} to @param {number} at */
function slice(from, to, at) {
  if (to - from > 0.9999) return svg('circle', { class: `series-${at}`, r: radius });
  const far = to - from > 0.5 ? 1 : 0;
  const path = `M0 0L${point(from)}A${radius} ${radius} 0 ${far} 1 ${point(to)}Z`;
  return svg('path', { class: `series-${at} chart-slice`, d: path });
}

/** @param {number} share */
function point(share) {
  const angle = share * 2 * Math.PI;
  return `${(radius * Math.sin(angle)).toFixed(3)} ${(-radius * Math.cos(angle)).toFixed(3)}`;
}
