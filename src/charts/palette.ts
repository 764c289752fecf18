import { STATUSES, type Status } from '../domain/run.ts';
import type { Tone } from './chart.ts';

export const THEMES = ['light', 'dark'] as const;
export type ChartTheme = (typeof THEMES)[number];

/** What stands behind the pictures; the same colours as on the status page. */
export const GROUND: Readonly<Record<ChartTheme, Readonly<Record<'surface' | 'text' | 'muted' | 'line', string>>>> = {
  light: { surface: '#ffffff', text: '#15202b', muted: '#52606d', line: '#dde3e9' },
  dark: { surface: '#161d24', text: '#e4eaf0', muted: '#9dabb9', line: '#27313b' },
};

const STATUS_COLOURS: Readonly<Record<ChartTheme, Readonly<Record<Status, string>>>> = {
  light: {
    waiting: '#e08a1e',
    running: '#1261b8',
    queued: '#8595a8',
    paused: '#6b3fc4',
    failed: '#c6362d',
    completed: '#2f9e7e',
    cancelled: '#aab3bd',
    unknown: '#b59a2a',
  },
  dark: {
    waiting: '#f0ac4e',
    running: '#6eb1f7',
    queued: '#7d8da0',
    paused: '#b79bf5',
    failed: '#f0746a',
    completed: '#52c49b',
    cancelled: '#5d6a77',
    unknown: '#d3b957',
  },
};

/** Okabe and Ito's colours, which people with any colour vision tell apart: jfly.uni-koeln.de/color. */
const DISTINCT = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8c8c8c'];
const MAIN: Readonly<Record<ChartTheme, string>> = { light: '#0072b2', dark: '#56b4e9' };
const SECOND: Readonly<Record<ChartTheme, string>> = { light: '#d98200', dark: '#e69f00' };

/** The colour of a tone. */
export function colour(tone: Tone, theme: ChartTheme): string {
  if (typeof tone === 'number') return DISTINCT[tone % DISTINCT.length] ?? MAIN[theme];
  if (tone === 'main') return MAIN[theme];
  if (tone === 'second') return SECOND[theme];
  const status = STATUSES.find((each) => each === tone) ?? 'running';
  return STATUS_COLOURS[theme][status];
}
