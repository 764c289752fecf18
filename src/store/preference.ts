import type { Preferences } from '../domain/preferences.ts';

/** What people have chosen for themselves. */
export interface PreferenceRows {
  /** The usual ones for somebody who has not chosen. */
  get(personId: string): Promise<Preferences>;
  /** Changes what is given; returns all of them. */
  change(personId: string, change: Partial<Preferences>): Promise<Preferences>;
}
