export const PAGE_SIZES = [5, 8, 10] as const;
export const TIMES = ['relative', 'full'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;

/** How moments are told: how long ago, or date and time. */
export type Times = (typeof TIMES)[number];
/** How the status page looks: as the reader's device says, or always the same. */
export type Theme = (typeof THEMES)[number];

/** How one person wants to see things. */
export interface Preferences {
  /** How many runs a page of a list holds. */
  readonly pageSize: (typeof PAGE_SIZES)[number];
  readonly times: Times;
  readonly theme: Theme;
}

/** What everybody has who has not chosen. */
export const DEFAULT_PREFERENCES: Preferences = { pageSize: 8, times: 'relative', theme: 'system' };
