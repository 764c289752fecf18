import { AppError } from './errors.ts';

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
  /** Between these minutes of the person's day no news comes directly, also past midnight; both null: at no time of day. */
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  /** Whether no news comes directly on Saturdays and Sundays. */
  readonly muteWeekends: boolean;
}

/** What everybody has who has not chosen. */
export const DEFAULT_PREFERENCES: Preferences = {
  pageSize: 8,
  times: 'relative',
  theme: 'system',
  quietFrom: null,
  quietUntil: null,
  muteWeekends: false,
};

/** The usual night, for who chooses one end of it only. */
const NIGHT = { from: 22 * 60, until: 8 * 60 };

/** A change that leaves quiet hours with both ends or none. Throws AppError('invalid') where they would end as they begin. */
export function wholeQuietHours(known: Preferences, change: Partial<Preferences>): Partial<Preferences> {
  if (change.quietFrom === undefined && change.quietUntil === undefined) return change;
  if (change.quietFrom === null || change.quietUntil === null) return { ...change, quietFrom: null, quietUntil: null };
  const quietFrom = change.quietFrom ?? known.quietFrom ?? NIGHT.from;
  const quietUntil = change.quietUntil ?? known.quietUntil ?? NIGHT.until;
  if (quietFrom !== quietUntil) return { ...change, quietFrom, quietUntil };
  throw new AppError('invalid', 'Quiet hours cannot end at the moment at which they begin. Nothing was changed.');
}
