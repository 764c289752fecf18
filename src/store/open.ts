import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { AppError } from '../domain/errors.ts';
import { type Engine, inside, type Outside } from './connection.ts';
import { migrate } from './migrate.ts';
import { rebuildRollups } from './rollups.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { tables } from './tables.ts';
import { takeTurn } from './turn.ts';

/**
 * Opens the database at `file:<path>` or `postgres://...` and brings its tables up to date. Throws
 * AppError('unavailable') with the reason for one that is locked, damaged, not a database or newer than the program.
 */
export async function openStore(url: string, outside: Outside): Promise<Store> {
  return storeOver(await openEngine(url, outside), outside);
}

/** A store over an engine that is open already. Closes it where the tables cannot be brought up to date. */
export async function storeOver(engine: Engine, outside: Outside): Promise<Store> {
  const migrated = await migrate(engine, outside).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  return {
    engine: engine.engine,
    migrated,
    ...tables(engine),
    write: (work) =>
      engine.write(async (db) => {
        await takeTurn(db, engine.engine);
        return work(tables(inside(engine.engine, db)));
      }),
    rebuild: () =>
      engine.write(async (db) => {
        await takeTurn(db, engine.engine);
        await rebuildRollups(db);
      }),
    check: async () => {
      await sql`select 1 from schema_migrations`.execute(engine.reader);
    },
    close: () => engine.close(),
  };
}

async function openEngine(url: string, outside: Outside): Promise<Engine> {
  if (/^postgres(?:ql)?:\/\//.test(url)) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, outside);
  }
  if (!url.startsWith('file:')) {
    throw new AppError('invalid', 'DATABASE_URL must be file:<path> or postgres://<address>.');
  }
  return openSqlite(url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length), outside);
}
