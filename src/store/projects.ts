import type { Project } from '../domain/project.ts';
import { fold } from '../domain/text.ts';
import type { Connection } from './connection.ts';
import type { Projects } from './store.ts';

const COLUMNS = [
  'name',
  'provider',
  'channel',
  'agent',
  'description',
  'created_at as createdAt',
  'archived_at as archivedAt',
] as const;

/** Projects; a name in another case or with other accents is the same project. */
export function projects({ reader, write }: Connection): Projects {
  return {
    async list() {
      return await reader.selectFrom('projects').select(COLUMNS).orderBy('key').execute();
    },
    async get(name) {
      const row = await reader.selectFrom('projects').select(COLUMNS).where('key', '=', fold(name)).executeTakeFirst();
      return row ?? null;
    },
    put: ({ name, createdAt, archivedAt, ...others }, now) => {
      const given = { name, ...others, ...(archivedAt !== undefined && { archived_at: archivedAt }) };
      return write((db) =>
        db
          .insertInto('projects')
          .values({ key: fold(name), created_at: createdAt ?? now, ...given })
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet({ ...(createdAt !== undefined && { created_at: createdAt }), ...given }),
          )
          .returning(COLUMNS)
          .executeTakeFirstOrThrow(),
      ) satisfies Promise<Project>;
    },
  };
}
