import { svg } from './dom.js';

/** Strokes on a 20 by 20 field. */
const paths = {
  hash: 'M8 3 6 17 M14 3l-2 14 M3.5 7.5h14 M2.5 12.5h14',
  lock: 'M5 9h10v8H5z M7 9V6.5a3 3 0 0 1 6 0V9',
  home: 'M3 9.5 10 4l7 5.5 M5 8.5V16h10V8.5 M8.5 16v-4h3v4',
  menu: 'M3 5.5h14 M3 10h14 M3 14.5h14',
  close: 'M5 5l10 10 M15 5 5 15',
  back: 'M12 4l-6 6 6 6',
  reply: 'M4 5h12v8H9l-4 3.5V13H4z',
  more: 'M4.5 9.5h.01v1h-.01z M10 9.5h.01v1H10z M15.5 9.5h.01v1h-.01z',
  send: 'M3 10 17 3.5 12.5 17l-3-5.5z M9.5 11.5 17 3.5',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  file: 'M5 3h7l3.5 3.5V17H5z M12 3v4h3.5',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  alert: 'M10 3.5 17.5 16.5h-15z M10 8.5v4 M10 14.5h.01',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M10 9v4.5 M10 6.5h.01',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5z M10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M10 6v4.5l3 1.5',
  trash: 'M4 6h12 M8 6V4h4v2 M5.5 6l.5 11h8l.5-11',
  thumbUp: 'M3 9h3v8H3z M6 9.5 9.5 3c1.5 0 2 1 2 2v3H16c1 0 1.5 1 1.2 2l-1.6 5.5c-.2.9-1 1.5-2 1.5H6',
  thumbDown: 'M3 11h3V3H3z M6 10.5 9.5 17c1.5 0 2-1 2-2v-3H16c1 0 1.5-1 1.2-2l-1.6-5.5C15.4 3.6 14.6 3 13.6 3H6',
  bolt: 'M11 2.5 4.5 11H9l-.5 6.5L15.5 9H11z',
  play: 'M6 4l10 6-10 6z',
  pulse: 'M2.5 10H6l2-5 4 10 2-5h3.5',
};

/** @typedef {keyof typeof paths} IconName */

/** A picture that says nothing to a screen reader; label the control that holds it. @param {IconName} name */
export function icon(name) {
  return svg('svg', { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true' }, svg('path', { d: paths[name] }));
}
