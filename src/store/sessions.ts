import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import type { Sessions } from './store.ts';

/** Sessions by the hash of their id, so that whoever reads the database cannot use them; and tokens used once. */
export function sessions({ reader, write }: Connection): Sessions {
  return {
    insert: (session) =>
      write(async (db) => {
        await db.deleteFrom('sessions').where('expires_at', '<=', session.createdAt).execute();
        await db
          .insertInto('sessions')
          .values({
            hash: hashOf(session.id),
            person_id: session.person.id,
            person_name: session.person.name,
            created_at: session.createdAt,
            expires_at: session.expiresAt,
          })
          .execute();
      }),
    async get(id, now) {
      const row = await reader
        .selectFrom('sessions')
        .selectAll()
        .where('hash', '=', hashOf(id))
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (row === undefined) return null;
      const person = { id: row.person_id, name: row.person_name };
      return { id, person, createdAt: row.created_at, expiresAt: row.expires_at };
    },
    remove: (id) =>
      write(async (db) => {
        await db.deleteFrom('sessions').where('hash', '=', hashOf(id)).execute();
      }),
    useToken: (id, expiresAt) =>
      write(async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('used_tokens')
          .values({ id, expires_at: expiresAt })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
  };
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
