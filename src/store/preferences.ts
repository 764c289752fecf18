import type { Kysely } from 'kysely';
import { DEFAULT_PREFERENCES, PAGE_SIZES, type Preferences, THEMES, TIMES } from '../domain/preferences.ts';
import type { Connection } from './connection.ts';
import type { PreferenceRows } from './preference.ts';
import type { Database } from './schema.ts';

/** One row for everybody who has chosen something. */
export function preferences({ reader, write }: Connection): PreferenceRows {
  return {
    get: (personId) => find(reader, personId),
    change: (personId, change) =>
      write(async (db) => {
        const chosen = { ...(await find(db, personId)), ...change };
        const row = {
          page_size: chosen.pageSize,
          times: chosen.times,
          theme: chosen.theme,
          quiet_from: chosen.quietFrom,
          quiet_until: chosen.quietUntil,
          mute_weekends: chosen.muteWeekends ? 1 : 0,
        };
        await db
          .insertInto('preferences')
          .values({ person_id: personId, ...row })
          .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
          .execute();
        return chosen;
      }),
  };
}

/** What a later version has written and this one does not know is as if it were not chosen. */
async function find(db: Kysely<Database>, personId: string): Promise<Preferences> {
  const row = await db.selectFrom('preferences').selectAll().where('person_id', '=', personId).executeTakeFirst();
  return {
    pageSize: PAGE_SIZES.find((size) => size === row?.page_size) ?? DEFAULT_PREFERENCES.pageSize,
    times: TIMES.find((times) => times === row?.times) ?? DEFAULT_PREFERENCES.times,
    theme: THEMES.find((theme) => theme === row?.theme) ?? DEFAULT_PREFERENCES.theme,
    quietFrom: row?.quiet_from ?? null,
    quietUntil: row?.quiet_until ?? null,
    muteWeekends: row?.mute_weekends === 1,
  };
}
