import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore, storeOver } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type PGlitePools, startPGlite } from './pglite-pool.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { NOON } from './run-fixtures.ts';

export interface OpenDatabase {
  readonly store: Store;
  close(): Promise<void>;
}

export interface TestDatabase {
  readonly name: string;
  /** A new, empty database. */
  open(): Promise<OpenDatabase>;
}

const outside = { now: () => NOON };

/**
 * Every engine that a store runs on: SQLite in a temporary file, a PostgreSQL server, and PostgreSQL inside this
 * process. Each is started at its first use and stopped after the last test of the file.
 */
export function databases(): TestDatabase[] {
  return [sqliteFiles(), postgresServer(), pglite()];
}

/** SQLite alone, for what does not depend on the engine. */
export function sqliteFiles(): TestDatabase {
  return {
    name: 'SQLite',
    async open() {
      const folder = mkdtempSync(join(tmpdir(), 'runtower-sqlite-'));
      const store = await openStore(`file:${join(folder, 'test.db')}`, outside);
      return {
        store,
        async close() {
          await store.close();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  };
}

/** A real PostgreSQL server alone. */
export function postgresServer(): TestDatabase {
  let server: Promise<PostgresServer> | null = null;
  afterAll(async () => (await server)?.stop());
  return {
    name: 'PostgreSQL',
    async open() {
      server ??= startPostgres();
      const store = await openStore(await (await server).database(), outside);
      return { store, close: () => store.close() };
    },
  };
}

function pglite(): TestDatabase {
  let server: Promise<PGlitePools> | null = null;
  afterAll(async () => (await server)?.stop());
  return {
    name: 'PGlite',
    async open() {
      server ??= startPGlite();
      const { overPool } = await import('../../src/store/postgres.ts');
      const store = await storeOver(overPool(await (await server).pool(), outside), outside);
      return { store, close: () => store.close() };
    },
  };
}
