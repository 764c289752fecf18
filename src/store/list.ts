import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Query } from '../domain/query/ast.ts';
import { matches } from '../domain/query/matches.ts';
import type { Run } from '../domain/run.ts';
import { toSql } from './conditions.ts';
import type { Connection } from './connection.ts';
import { coverage } from './coverage.ts';
import { fromCursor, type Place, toCursor } from './cursor.ts';
import { placesIn } from './list-places.ts';
import { READ_COLUMNS, toRun } from './run-rows.ts';
import type { RunPage, RunReads } from './run-store.ts';
import type { Database } from './schema.ts';

/** One page of a query's runs, in its order, with unknown sort values last either way. */
export async function listRuns(
  db: Kysely<Database>,
  engine: Connection['engine'],
  query: Query,
  { limit, after, before }: Parameters<RunReads['list']>[1],
): Promise<RunPage> {
  const cursor = after ?? before ?? null;
  const start = cursor === null ? null : fromCursor(query, cursor);
  const forward = cursor === null || cursor === after;
  const found = await placesIn(db, engine, query, { start, forward, limit: limit + 1 });
  const places = found.slice(0, limit);
  if (!forward) places.reverse();

  const isAny = async (beyond: Place | undefined, forward: boolean) =>
    beyond !== undefined && (await placesIn(db, engine, query, { start: beyond, forward, limit: 1 })).length > 0;
  const [first, last] = [places[0], places.at(-1)];
  const isMore = found.length > limit;
  const isNext = forward ? isMore : await isAny(last, true);
  const isPrevious = forward
    ? start !== null && ((await isListed(db, query, start)) || (await isAny(first, false)))
    : isMore;
  return {
    runs: await runsAt(db, places),
    next: isNext && last !== undefined ? toCursor(query, last) : null,
    previous: isPrevious && first !== undefined ? toCursor(query, first) : null,
  };
}

/** The query's condition, without archived runs unless it speaks of them. */
export function listed(query: Query, engine: Connection['engine']): RawBuilder<SqlBool> {
  const where = toSql(query, engine);
  return query.mentionsArchived ? where : sql`(r.archived_at is null and ${where})`;
}

/** Whether the run of a cursor is still in the list, and so before what comes after the cursor. */
async function isListed(db: Kysely<Database>, query: Query, { number }: Place): Promise<boolean> {
  const [run] = await runsAt(db, [{ value: null, number }]);
  if (run === undefined || (run.archivedAt !== null && !query.mentionsArchived)) return false;
  return matches(query, run, (await coverage(db))(run.provider));
}

async function runsAt(db: Kysely<Database>, places: readonly Place[]): Promise<Run[]> {
  if (places.length === 0) return [];
  const numbers = places.map(({ number }) => number);
  const rows = await db.selectFrom('runs').select(READ_COLUMNS).where('number', 'in', numbers).execute();
  const runs = new Map(rows.map((row) => [row.number, toRun(row)]));
  return numbers.flatMap((number) => runs.get(number) ?? []);
}
