import type { Status } from '../domain/run.ts';

/** How each status reads in Slack. The word always stands beside the emoji; `colour` is a hex value for bars and charts. */
export const STATUS_WORDS: Readonly<
  Record<Status, { readonly word: string; readonly emoji: string; readonly colour: string }>
> = {
  waiting: { word: 'Waiting', emoji: '✋', colour: '#b45309' },
  running: { word: 'Running', emoji: '🔵', colour: '#1d6fd8' },
  queued: { word: 'Queued', emoji: '⚪', colour: '#64748b' },
  paused: { word: 'Paused', emoji: '⏸️', colour: '#7c3aed' },
  failed: { word: 'Failed', emoji: '❌', colour: '#c62828' },
  completed: { word: 'Completed', emoji: '✅', colour: '#1b7f3b' },
  cancelled: { word: 'Cancelled', emoji: '🚫', colour: '#57606a' },
  unknown: { word: 'Unknown', emoji: '❔', colour: '#8a6d00' },
};
