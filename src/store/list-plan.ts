import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition, Query } from '../domain/query/ast.ts';
import { toSql } from './conditions.ts';
import type { Connection } from './connection.ts';
import { type Named, namedStreams } from './list-names.ts';
import { type Stream, streamsOf } from './list-streams.ts';
import type { Database } from './schema.ts';

/** From so many runs on, one name is as good as another to read along. */
const MANY = 2_000;

/** How a list is read. */
export interface Plan {
  /** The streams to merge. */
  readonly streams: readonly Stream[];
  /** What the indexes of the streams answer by themselves. */
  readonly bounds: RawBuilder<SqlBool>;
  /** The other conditions; null: there are none. */
  readonly rest: Rest | null;
}

/** Conditions for which runs must be looked at. */
export interface Rest {
  /** Written for looking at one run after the other. */
  readonly each: RawBuilder<SqlBool>;
  /** Written for finding all of them at once. */
  readonly all: RawBuilder<SqlBool>;
  /** Whether their numbers are what is found at once. */
  readonly byNumber: boolean;
}

/** A plan that reads few more runs than it shows: along names where the query has some, otherwise along its order. */
export async function planOf(db: Kysely<Database>, engine: Connection['engine'], query: Query): Promise<Plan> {
  const parts = query.where.kind === 'and' ? query.where.of : [query.where];
  const isIndexed = query.sort.field === 'created' && !query.mentionsArchived;
  const named = isIndexed ? await rarest(db, parts) : null;
  const left = named?.isExact ? parts.filter((part) => part !== named.part) : parts;
  const inSql = (of: readonly Condition[]) => toSql({ ...query, where: { kind: 'and', of } }, engine);
  const listed = query.mentionsArchived ? sql`1 = 1` : sql`r.archived_at is null`;
  const rest = left.filter((part) => !isBound(part, query));
  return {
    streams: named?.streams ?? streamsOf(query),
    bounds: sql`(${listed} and ${inSql(left.filter((part) => isBound(part, query)))})`,
    rest:
      rest.length === 0
        ? null
        : { each: each(rest, inSql), all: inSql(rest), byNumber: isIndexed && named === null && rest.some(isByNumber) },
  };
}

/** Of the parts that name something, the one that the fewest runs have. */
async function rarest(
  db: Kysely<Database>,
  parts: readonly Condition[],
): Promise<(Named & { part: Condition }) | null> {
  const found: (Named & { part: Condition })[] = [];
  for (const part of parts) {
    const named = await namedStreams(db, part);
    if (named !== null) found.push({ ...named, part });
  }
  if (found.length < 2) return found[0] ?? null;
  const counted = await Promise.all(found.map(async (named) => ({ named, runs: await countUpTo(db, named.streams) })));
  return counted.reduce((a, b) => (b.runs < a.runs ? b : a)).named;
}

async function countUpTo(db: Kysely<Database>, streams: readonly Stream[]): Promise<number> {
  let runs = 0;
  for (const { where } of streams) {
    const some = sql`select 1 from runs as r where r.archived_at is null and ${where} limit ${MANY}`;
    const counted = await sql<{ runs: number }>`select count(*) as runs from (${some}) as some`.execute(db);
    runs += counted.rows[0]?.runs ?? 0;
  }
  return runs;
}

/** A range of what the list is sorted by. */
function isBound(part: Condition, { sort }: Query): boolean {
  if (part.kind !== 'number' || part.field === 'duration') return false;
  return (part.field === 'age' ? 'created' : part.field) === sort.field;
}

function isByNumber({ kind }: Condition): boolean {
  return kind === 'words' || kind === 'tag' || kind === 'id';
}

function each(
  parts: readonly Condition[],
  inSql: (of: readonly Condition[]) => RawBuilder<SqlBool>,
): RawBuilder<SqlBool> {
  const written = parts.map((part) =>
    part.kind === 'tag'
      ? sql`exists (select 1 from run_tags t where t.run = r.number and t.tag_key in (${sql.join(part.values)}))`
      : inSql([part]),
  );
  return sql`(${sql.join(written, sql` and `)})`;
}
