import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { plainly } from './sqlite-failures.ts';
import { storable } from './storable.ts';

const KEPT_STATEMENTS = 500;

/** Kysely over one SQLite connection: transactions are IMMEDIATE, statements are prepared once, failures are sentences. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#file);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    super({ database: preparedOnce(file) });
    this.#file = file;
  }

  /** A deferred transaction that reads and then writes would fail at once when another process wrote in between. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full or failing disk has rolled back already, and must not be hidden behind "no transaction is active". */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

function preparedOnce(file: SqliteFile): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const oldest = statements.size < KEPT_STATEMENTS ? undefined : statements.keys().next().value;
      if (oldest !== undefined) statements.delete(oldest);
      const statement = speakingPlainly(plainly(() => file.prepare(text)));
      statements.set(text, statement);
      return statement;
    },
  };
}

function speakingPlainly(statement: Statement<unknown[]>): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => plainly(() => statement.all(storable(parameters))),
    run: (parameters) => plainly(() => statement.run(storable(parameters))),
    iterate: (parameters) => statement.iterate(storable(parameters)),
  };
}
