import { readTable } from './explore-table.js';

/**
 * What is used of Chart.js, which is loaded when somebody asks for it.
 * @typedef {{ data: object, options: object, update(): void, destroy(): void }} Drawn
 */

const panel = document.getElementById('explore');
const opener = document.getElementById('explore-open');
const what = document.getElementById('explore-what');
const frame = document.getElementById('explore-canvas');

/** @type {Drawn | null} */
let drawn = null;

if (panel !== null && opener !== null && frame !== null && what instanceof HTMLSelectElement) {
  opener.addEventListener('click', open);
  what.addEventListener('change', () => drawn !== null && draw());
  const numbers = document.getElementById('numbers');
  if (numbers !== null)
    new MutationObserver(() => drawn !== null && draw()).observe(numbers, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn !== null && draw());
}

async function open() {
  if (panel === null || opener === null || frame === null) return;
  if (drawn !== null) {
    drawn.destroy();
    drawn = null;
    frame.hidden = true;
    tell('Open the interactive chart', false);
    return;
  }
  tell('Loading…', false);
  try {
    await load(panel.dataset.library ?? '');
    frame.hidden = false;
    draw();
    tell('Close the interactive chart', true);
  } catch {
    tell('It could not be loaded. Try again', false);
  }
}

/**
 * @param {string} words
 * @param {boolean} opened
 */
function tell(words, opened) {
  if (opener === null) return;
  opener.textContent = words;
  opener.setAttribute('aria-expanded', String(opened));
}

/** @param {string} src */
function load(src) {
  if ('Chart' in window) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.addEventListener('load', () => resolve(undefined));
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('the chart library could not be loaded'));
    });
    document.head.append(script);
  });
}

function draw() {
  const from = table();
  if (from === null || frame === null || !(what instanceof HTMLSelectElement)) return;
  const shown = readTable(from, what.value);
  const words = what.selectedOptions[0]?.textContent ?? '';
  drawn?.destroy();
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${words}, as an interactive chart. The numbers are in the table below.`);
  frame.replaceChildren(canvas);
  const Chart = /** @type {any} */ (window).Chart;
  drawn = new Chart(canvas, config(shown));
}

/** @param {import('./explore-table.js').Shown} shown */
function config({ labels, hrefs, columns, stacked, bars }) {
  const ink = colour('--muted');
  const line = colour('--line');
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    type: bars ? 'bar' : 'line',
    data: {
      labels,
      datasets: columns.map(({ label, values, token }) => ({
        label,
        data: values,
        backgroundColor: colour(token),
        borderColor: colour(token),
        borderWidth: bars ? 0 : 2,
        pointRadius: 3,
        spanGaps: false,
        tension: 0.2,
      })),
    },
    options: {
      animation: still ? false : { duration: 250 },
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      onClick: (/** @type {unknown} */ _event, /** @type {{ index: number }[]} */ hits) => {
        const href = hrefs[hits[0]?.index ?? -1];
        if (href) location.assign(href);
      },
      scales: {
        x: { stacked, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 16 }, grid: { display: false } },
        y: {
          stacked,
          beginAtZero: true,
          ticks: { color: ink, callback: (/** @type {number} */ value) => columns[0]?.say(value) },
          grid: { color: line },
        },
      },
      plugins: {
        legend: { display: columns.length > 1, labels: { color: ink, boxWidth: 12 } },
        tooltip: {
          callbacks: {
            label: (/** @type {{ datasetIndex: number, raw: number }} */ { datasetIndex, raw }) =>
              `${columns[datasetIndex]?.label}: ${columns[datasetIndex]?.say(raw)}`,
          },
        },
      },
    },
  };
}

function table() {
  const found = document.getElementById('numbers-table');
  return found instanceof HTMLTableElement ? found : null;
}

/**
 * A colour of the style sheet as the page shows it now, light or dark.
 * @param {string} token
 */
function colour(token) {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
