/** A row of `preferences`; the quiet hours are minutes of a day. */
export interface PreferenceTable {
  person_id: string;
  page_size: number;
  times: string;
  theme: string;
  quiet_from: number | null;
  quiet_until: number | null;
  mute_weekends: number;
}
