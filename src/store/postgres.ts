import {
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';
import type { Engine, Outside } from './connection.ts';
import { commitFailure, isPassing, plainly } from './postgres-failures.ts';
import { repeat } from './repeat.ts';
import type { Database } from './schema.ts';
import { storable } from './storable.ts';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 30_000;
/** A process that stops in the middle of a transaction must not hold up the others for longer. */
const IDLE_TIMEOUT = 5_000;
const LOCK_TIMEOUT = 10_000;
const INT8 = 20;

/** Opens a PostgreSQL database by its address. It connects with the first statement. */
export async function openPostgres(url: string, outside: Outside): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_TIMEOUT,
    lock_timeout: LOCK_TIMEOUT,
    keepAlive: true,
    application_name: 'runtower',
    types: { getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) },
  });
  // A connection that breaks fails the statement that uses it, or is replaced by the next; it must not end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return overPool(pool, outside);
}

/** The same over a pool that is there already; it must read int8 as numbers. */
export function overPool(pool: PostgresPool, { random = () => 0.5 }: Outside): Engine {
  const reader = new Kysely<Database>({ dialect: new PlainPostgresDialect({ pool: speakingPlainly(pool) }) });
  return {
    engine: 'postgres',
    reader,
    write: (work) => repeat(() => reader.transaction().execute(work), isPassing, random),
    close: () => reader.destroy(),
  };
}

class PlainPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new PlainPostgresDriver(this.#config);
  }
}

class PlainPostgresDriver extends PostgresDriver {
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection).catch((error: unknown) => {
      throw commitFailure(error);
    });
  }

  /** A broken connection rolls back by itself; the reason why it broke is what people must read. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {});
  }
}

function speakingPlainly(pool: PostgresPool): PostgresPool {
  return {
    connect: async () => clientSpeakingPlainly(await plainly(() => pool.connect())),
    end: () => pool.end(),
  };
}

function clientSpeakingPlainly(client: PostgresPoolClient): PostgresPoolClient {
  const query = (text: string, parameters: readonly unknown[]) =>
    plainly(() => client.query(text, storable(parameters)));
  // Kysely's other way to call it is with a cursor, which this dialect does not have.
  return { query: query as PostgresPoolClient['query'], release: () => client.release() };
}
