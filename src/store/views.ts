import type { Selectable } from 'kysely';
import { AppError } from '../domain/errors.ts';
import { fold } from '../domain/text.ts';
import type { View } from '../domain/view.ts';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';
import type { Views } from './view.ts';

/** Saved queries; a name in another case or with other accents is the same view. */
export function views({ reader, write }: Connection): Views {
  return {
    async visible(personId) {
      const rows = await reader
        .selectFrom('views')
        .selectAll()
        .where((view) => view.or([view('shared', '=', 1), view('owner_id', '=', personId ?? '')]))
        .orderBy('key')
        .execute();
      const own = new Set(rows.filter((row) => row.owner_id === personId).map((row) => row.key));
      return rows.filter((row) => row.owner_id === personId || !own.has(row.key)).map(toView);
    },
    put: ({ name, query, owner, shared, changedAt }) =>
      write(async (db) => {
        const key = fold(name);
        const taken = db.selectFrom('views').select('owner_name').where('key', '=', key).where('shared', '=', 1);
        const other = await taken.where('owner_id', '!=', owner.id).executeTakeFirst();
        if (shared && other !== undefined) {
          throw new AppError(
            'conflict',
            `${other.owner_name} shares a view of this name already. Choose another name.`,
          );
        }
        const view = { name, query, owner_name: owner.name, shared: shared ? 1 : 0, changed_at: changedAt };
        await db
          .insertInto('views')
          .values({ owner_id: owner.id, key, ...view })
          .onConflict((conflict) => conflict.columns(['owner_id', 'key']).doUpdateSet(view))
          .execute();
      }),
    remove: ({ name, owner }) =>
      write(async (db) => {
        await db.deleteFrom('views').where('owner_id', '=', owner.id).where('key', '=', fold(name)).execute();
      }),
  };
}

function toView(row: Selectable<Database['views']>): View {
  return {
    name: row.name,
    query: row.query,
    owner: { id: row.owner_id, name: row.owner_name },
    shared: row.shared === 1,
    changedAt: row.changed_at,
  };
}
