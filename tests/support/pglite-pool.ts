import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';

const INT8 = 20;

export interface PGlitePools {
  /** A pool over a schema of its own, so that each is an empty database. */
  pool(): Promise<PostgresPool>;
  stop(): Promise<void>;
}

/** PostgreSQL inside this process. It has one connection, which its pools use in turns. */
export async function startPGlite(): Promise<PGlitePools> {
  const { PGlite } = await import('@electric-sql/pglite');
  const server = await PGlite.create({ parsers: { [INT8]: Number } });
  const turn = turns();
  let schemas = 0;
  return {
    async pool() {
      const schema = `test_${++schemas}`;
      await server.exec(`create schema ${schema}`);
      return {
        async connect() {
          const release = await turn();
          await server.exec(`set search_path to ${schema}`);
          return client(server, release);
        },
        async end() {},
      };
    },
    stop: () => server.close(),
  };
}

function client(server: PGlite, release: () => void): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const { rows, affectedRows } = await server.query(text, [...parameters]);
    return { command: text.trim().split(/\s/)[0]?.toUpperCase(), rowCount: affectedRows ?? rows.length, rows };
  };
  // Kysely's other way to call it is with a cursor, which the store does not use.
  return { query: query as PostgresPoolClient['query'], release };
}

/** Each call waits until the one before has been released. */
function turns(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = withResolvers();
    last = promise;
    await before;
    return resolve;
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
