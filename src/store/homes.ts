import type { Kysely, Selectable } from 'kysely';
import type { Connection } from './connection.ts';
import type { Home, Homes } from './home.ts';
import type { Database } from './schema.ts';

/** Who looks at their App Home, and what it shows. */
export function homes({ reader, write, engine }: Connection): Homes {
  return {
    async get(personId) {
      const row = await reader.selectFrom('homes').selectAll().where('person_id', '=', personId).executeTakeFirst();
      return row === undefined ? null : toHome(row);
    },
    opened: (person, zone, now) =>
      write(async (db) => {
        const seen = { person_name: person.name, zone, opened_at: now };
        await db
          .insertInto('homes')
          .values({ person_id: person.id, ...seen })
          .onConflict((conflict) => conflict.column('person_id').doUpdateSet(seen))
          .execute();
      }),
    claim: (wanted) => write((db) => claim(db, engine, wanted)),
    published: (personId, { hash, shown, seq, nextAt }) =>
      write(async (db) => {
        await db
          .updateTable('homes')
          .set({ hash, shown, seq, next_at: nextAt })
          .where('person_id', '=', personId)
          .execute();
      }),
    closed: (personId) =>
      write(async (db) => {
        await db.updateTable('homes').set({ opened_at: 0 }).where('person_id', '=', personId).execute();
      }),
  };
}

/** PostgreSQL leaves out what another process takes at the same time. */
async function claim(
  db: Kysely<Database>,
  engine: Connection['engine'],
  { since, seq, now, nextAt, limit }: Parameters<Homes['claim']>[0],
): Promise<readonly Home[]> {
  const claimed = await db
    .with('due', (query) =>
      query
        .selectFrom('homes')
        .select('person_id as due_id')
        .where('opened_at', '>=', since)
        .where('seq', '<', seq)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('person_id')
        .limit(limit)
        .$if(engine === 'postgres', (rows) => rows.forUpdate().skipLocked()),
    )
    .updateTable('homes')
    .from('due')
    .set({ next_at: nextAt })
    .whereRef('person_id', '=', 'due_id')
    .returningAll()
    .execute();
  return claimed.map(toHome);
}

function toHome(row: Selectable<Database['homes']>): Home {
  return {
    person: { id: row.person_id, name: row.person_name },
    zone: row.zone,
    openedAt: row.opened_at,
    hash: row.hash,
    shown: row.shown,
  };
}
