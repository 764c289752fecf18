import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Query } from '../domain/query/ast.ts';
import { matches } from '../domain/query/matches.ts';
import { coverage } from './coverage.ts';
import type { Place } from './cursor.ts';
import type { Span } from './list-places.ts';
import type { Plan } from './list-plan.ts';
import { areFew } from './list-rest.ts';
import type { Stream } from './list-streams.ts';
import { READ_COLUMNS, type ReadRow, toRun } from './run-rows.ts';
import type { Database } from './schema.ts';

/** How many runs are read for each that is asked for. */
const SEEN = 5;

/** One stream, read in one direction. */
export interface Reading {
  readonly db: Kysely<Database>;
  readonly query: Query;
  readonly plan: Plan;
  readonly stream: Stream;
  readonly span: Span;
  /** Whether the values fall in the direction of the span. */
  readonly isFalling: boolean;
  /** Whether the engine must be told which index to use. */
  readonly isGuided: boolean;
}

type Sql = RawBuilder<SqlBool>;

/** The first places of a stream in the span. */
export async function placesOf(reading: Reading): Promise<Place[]> {
  const places: Place[] = [];
  for (const beyond of partsBeyond(reading)) {
    if (places.length < reading.span.limit) places.push(...(await placesWithin(reading, beyond)));
  }
  return places;
}

/** Without other conditions: first the runs with the start's value, then the others, so that an index leads to each. */
function partsBeyond({ plan, stream: { value }, span: { start }, isFalling }: Reading): Sql[] {
  if (start === null || (start.value === null) !== (value === null)) return [sql`1 = 1`];
  const compare = isFalling ? sql`<` : sql`>`;
  const later = sql<SqlBool>`r.number ${compare} ${start.number}`;
  if (value === null) return [later];
  if (plan.rest !== null) return [sql`(${value}, r.number) ${compare} (${start.value}, ${start.number})`];
  return [sql`(${value} = ${start.value} and ${later})`, sql`${value} ${compare} ${start.value}`];
}

/**
 * SQLite does not know how many runs match: where it is left to choose, it may sort a million runs for one page, or read
 * all of them for a few. So what few runs match is found at once and sorted, and otherwise the runs are looked at in the
 * order of the list.
 */
async function placesWithin(reading: Reading, beyond: Sql): Promise<Place[]> {
  const { stream, span, isGuided } = reading;
  const { bounds, rest, isShort } = reading.plan;
  const which = stream.where ?? sql<SqlBool>`1 = 1`;
  const within = sql<SqlBool>`(${beyond} and ${bounds} and ${which})`;
  const byIndex = isGuided ? sql`indexed by ${sql.raw(stream.index)}` : sql``;
  if (rest === null) return rows(reading, within, byIndex);
  if (!isGuided) return rows(reading, sql`(${within} and ${rest.all})`, byIndex);

  if (rest.hasWords) {
    const seen = await placesSeen(reading, within, byIndex);
    if (seen.length >= span.limit) return seen.slice(0, span.limit);
  }
  const found = sql<SqlBool>`(${beyond} and ${bounds} and ${stream.aside ?? which} and ${rest.all})`;
  if (!isShort && (await areFew(reading.db, rest))) return rows(reading, found, sql``, sql`+`);
  return rows(reading, sql`(${within} and ${rest.each})`, byIndex);
}

/** Words that many runs have are found soonest by reading the next few runs. */
async function placesSeen(reading: Reading, within: Sql, index: RawBuilder<unknown>): Promise<Place[]> {
  const { db, query, span } = reading;
  const columns = sql.join(READ_COLUMNS.map((column) => sql.ref(`r.${column}`)));
  const next = await sql<ReadRow & Pick<Place, 'value'>>`select ${shownValue(reading)} as value, ${columns}
    from runs as r ${index} where ${within} order by ${orderOf(reading)} limit ${SEEN * span.limit}`.execute(db);
  const coveredAt = await coverage(db);
  return next.rows.filter((row) => matches(query, toRun(row), coveredAt(row.provider)));
}

/** `unordered`: a plus sign before what is sorted by, so that SQLite does not look for it in an index. */
async function rows(
  reading: Reading,
  where: Sql,
  index: RawBuilder<unknown>,
  unordered: RawBuilder<unknown> = sql``,
): Promise<Place[]> {
  const found = await sql<Place>`select ${shownValue(reading)} as value, r.number from runs as r ${index}
    where ${where} order by ${unordered}${orderOf(reading)} limit ${reading.span.limit}`.execute(reading.db);
  return found.rows;
}

function shownValue({ stream }: Pick<Reading, 'stream'>): RawBuilder<unknown> {
  return stream.value ?? sql`null`;
}

function orderOf(reading: Pick<Reading, 'stream' | 'isFalling'>): RawBuilder<unknown> {
  const direction = reading.isFalling ? sql`desc` : sql`asc`;
  const byNumber = sql`r.number ${direction}`;
  return reading.stream.value === null ? byNumber : sql`${reading.stream.value} ${direction}, ${byNumber}`;
}
