import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Place } from './cursor.ts';
import type { Span } from './list-places.ts';
import type { Plan } from './list-plan.ts';
import type { Stream } from './list-streams.ts';
import type { Database } from './schema.ts';

/** How many runs of a stream are looked at one after the other before all that match are found at once, and sorted. */
const LOOKED_AT = 2_000;

/** One stream, read in one direction. */
export interface Reading {
  readonly db: Kysely<Database>;
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

/** First the runs with the start's value, then the others, so that an index leads straight to each. */
function partsBeyond({ stream: { value }, span: { start }, isFalling }: Reading): Sql[] {
  if (start === null || (start.value === null) !== (value === null)) return [sql`1 = 1`];
  const compare = isFalling ? sql`<` : sql`>`;
  const later = sql<SqlBool>`r.number ${compare} ${start.number}`;
  return value === null
    ? [later]
    : [sql`(${value} = ${start.value} and ${later})`, sql`${value} ${compare} ${start.value}`];
}

/**
 * SQLite does not know how many runs match: where it is left to choose, it may sort a million runs for one page, or read
 * all of them for one that does not exist. So the next runs of the stream are looked at first. Only if too few of
 * them match are all others found by what they must fulfil.
 */
async function placesWithin(reading: Reading, beyond: Sql): Promise<Place[]> {
  const { bounds, rest } = reading.plan;
  const within = sql<SqlBool>`(${bounds} and ${reading.stream.where ?? sql`1 = 1`} and ${beyond})`;
  if (rest === null) return rows(reading, within, sql``);
  if (!reading.isGuided) return rows(reading, sql`(${within} and ${rest.all})`, sql``);
  const byIndex = sql`indexed by ${sql.raw(reading.stream.index)}`;
  const edge = await edgeOf(reading, within, byIndex);
  const near = edge === null ? within : sql<SqlBool>`(${within} and ${edge})`;
  const places = await rows(reading, sql`(${near} and ${rest.each})`, byIndex);
  if (edge === null || places.length === reading.span.limit) return places;
  return rows(reading, sql`(${within} and ${rest.all})`, rest.byNumber ? sql`indexed by runs_place` : sql``, sql`+`);
}

/** Up to where the next runs of the stream are looked at; null: to its end. */
async function edgeOf(reading: Reading, within: Sql, index: RawBuilder<unknown>): Promise<Sql | null> {
  const found = await sql<{ edge: number | string }>`select ${keyOf(reading)} as edge from runs as r ${index}
    where ${within} order by ${orderOf(reading)} limit 1 offset ${LOOKED_AT}`.execute(reading.db);
  const edge = found.rows[0]?.edge;
  return edge === undefined ? null : sql`${keyOf(reading)} ${reading.isFalling ? sql`>=` : sql`<=`} ${edge}`;
}

/** `unordered`: a plus sign before what is sorted by, so that SQLite does not look for it in an index. */
async function rows(
  reading: Reading,
  where: Sql,
  index: RawBuilder<unknown>,
  unordered: RawBuilder<unknown> = sql``,
): Promise<Place[]> {
  const found = await sql<Place>`select ${reading.stream.value ?? sql`null`} as value, r.number from runs as r ${index}
    where ${where} order by ${unordered}${orderOf(reading)} limit ${reading.span.limit}`.execute(reading.db);
  return found.rows;
}

function orderOf(reading: Reading): RawBuilder<unknown> {
  const direction = reading.isFalling ? sql`desc` : sql`asc`;
  const byNumber = sql`r.number ${direction}`;
  return reading.stream.value === null ? byNumber : sql`${reading.stream.value} ${direction}, ${byNumber}`;
}

function keyOf({ stream }: Reading): RawBuilder<unknown> {
  return stream.value ?? sql`r.number`;
}
