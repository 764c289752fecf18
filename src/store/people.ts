import type { Kysely, Selectable } from 'kysely';
import type { Person } from '../domain/person.ts';
import type { Member, Role } from '../domain/role.ts';
import type { Connection } from './connection.ts';
import type { People } from './member.ts';
import type { Database } from './schema.ts';

/** Who has used this installation, and in which role. */
export function people({ reader, write }: Connection): People {
  const rows = reader.selectFrom('people').selectAll();
  return {
    async get(id) {
      const row = await rows.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },
    async list(limit) {
      const newest = rows.orderBy('last_seen_at', (order) => order.desc().nullsLast()).orderBy('id');
      return (await newest.limit(limit).execute()).map(toMember);
    },
    async admins() {
      return (await rows.where('role', '=', 'admin').orderBy('role_since').orderBy('id').execute()).map(toMember);
    },
    enter: (person, zone, role, now) =>
      write(async (db) => {
        const somebody = await db.selectFrom('people').select('id').limit(1).executeTakeFirst();
        const given = somebody === undefined ? 'admin' : role;
        const seen = { name: person.name, zone, last_seen_at: now };
        await db
          .insertInto('people')
          .values({ id: person.id, role: given, role_since: now, first_seen_at: now, ...seen })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
        return find(db, person.id);
      }),
    seen: (person, zone, now) =>
      write(async (db) => {
        await db
          .updateTable('people')
          .set((row) => ({
            name: person.name,
            zone,
            first_seen_at: row.fn.coalesce('first_seen_at', row.val(now)),
            last_seen_at: now,
          }))
          .where('id', '=', person.id)
          .execute();
      }),
    setRole: (person, role, now) =>
      write(async (db) => {
        const change = { role, role_since: now };
        await db
          .insertInto('people')
          .values({ id: person.id, name: person.name, zone: null, first_seen_at: null, last_seen_at: null, ...change })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
          .execute();
        return find(db, person.id);
      }),
  };
}

async function find(db: Kysely<Database>, id: Person['id']): Promise<Member> {
  return toMember(await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

function toMember(row: Selectable<Database['people']>): Member {
  return {
    person: { id: row.id, name: row.name },
    role: row.role as Role,
    roleSince: row.role_since,
    zone: row.zone,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  };
}
