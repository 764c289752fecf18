import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition, Query } from '../domain/query/ast.ts';
import { toSql } from './conditions.ts';
import type { Connection } from './connection.ts';
import { type Named, namedStreams } from './list-names.ts';
import { countUpToFew, FEW, type Rest, restOf } from './list-rest.ts';
import { type Stream, streamsOf } from './list-streams.ts';
import type { Database } from './schema.ts';

/** How a list is read. */
export interface Plan {
  /** The streams to merge. */
  readonly streams: readonly Stream[];
  /** Whether the streams together hold few runs. */
  readonly isShort: boolean;
  /** What the indexes of the streams answer by themselves. */
  readonly bounds: RawBuilder<SqlBool>;
  /** The other conditions; null: there are none. */
  readonly rest: Rest | null;
}

/** A plan that reads few more runs than it shows: along names where the query has some, otherwise along its order. */
export async function planOf(db: Kysely<Database>, engine: Connection['engine'], query: Query): Promise<Plan> {
  const parts = query.where.kind === 'and' ? query.where.of : [query.where];
  const isNewest = query.sort.field === 'created' && !query.mentionsArchived;
  const named = isNewest ? await rarest(db, parts) : null;
  const left = named?.isExact ? parts.filter((part) => part !== named.part) : parts;
  const inSql = (of: readonly Condition[]) => toSql({ ...query, where: { kind: 'and', of } }, engine);
  const listed = query.mentionsArchived ? sql`1 = 1` : sql`r.archived_at is null`;
  const bounds = left.filter((part) => isBound(part, query));
  const rest = left.filter((part) => !isBound(part, query));
  return {
    streams: named?.streams ?? streamsOf(query),
    isShort: named !== null && named.runs < FEW,
    bounds: sql`(${listed} and ${inSql(bounds)})`,
    rest: restOf(rest, inSql),
  };
}

interface NamedPart extends Named {
  readonly part: Condition;
  /** As far as FEW. */
  readonly runs: number;
}

/** Of the parts that name something, the one that the fewest runs have; null where none does. */
async function rarest(db: Kysely<Database>, parts: readonly Condition[]): Promise<NamedPart | null> {
  let rarest: NamedPart | null = null;
  for (const part of parts) {
    const named = await namedStreams(db, part);
    if (named === null) continue;
    const isAlone = parts.length === 1 && named.isExact;
    const runs = isAlone ? FEW : await countIn(db, named.streams);
    if (rarest === null || runs < rarest.runs) rarest = { ...named, part, runs };
  }
  return rarest;
}

async function countIn(db: Kysely<Database>, streams: readonly Stream[]): Promise<number> {
  let runs = 0;
  for (const { where } of streams) {
    if (runs >= FEW) break;
    runs += await countUpToFew(db, sql`select 1 from runs as r where r.archived_at is null and ${where}`);
  }
  return runs;
}

/** A range of what the list is sorted by. */
function isBound(part: Condition, { sort }: Query): boolean {
  if (part.kind !== 'number' || part.field === 'duration') return false;
  return (part.field === 'age' ? 'created' : part.field) === sort.field;
}
