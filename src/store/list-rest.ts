import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition } from '../domain/query/ast.ts';
import type { Database } from './schema.ts';

/** So many runs are found and sorted about as fast as a page is read. */
export const FEW = 2_000;

/** Conditions for which runs must be looked at. */
export interface Rest {
  /** Written for looking at one run after the other. */
  readonly each: RawBuilder<SqlBool>;
  /** Written for finding all of them at once. */
  readonly all: RawBuilder<SqlBool>;
  /** For each condition that an index finds: the rows it finds. */
  readonly found: readonly RawBuilder<unknown>[];
  /** Whether words are among them. */
  readonly hasWords: boolean;
}

/** The conditions in the ways in which a list may need them; null where there are none. */
export function restOf(
  parts: readonly Condition[],
  inSql: (of: readonly Condition[]) => RawBuilder<SqlBool>,
): Rest | null {
  if (parts.length === 0) return null;
  const each = parts.map((part) => (part.kind === 'tag' ? hasTag(part.values) : inSql([part])));
  return {
    each: sql`(${sql.join(each, sql` and `)})`,
    all: inSql(parts),
    found: parts
      .filter(isIndexed)
      .map((part) =>
        part.kind === 'tag'
          ? sql`select 1 from run_tags t where t.tag_key in (${sql.join(part.values)})`
          : sql`select 1 from runs as r where r.archived_at is null and ${inSql([part])}`,
      ),
    hasWords: parts.some(hasWords),
  };
}

/** Whether few runs fulfil one of the conditions, and so all of them. */
export async function areFew(db: Kysely<Database>, { found }: Rest): Promise<boolean> {
  for (const rows of found) {
    if ((await countUpToFew(db, rows)) < FEW) return true;
  }
  return false;
}

/** How many rows there are, as far as FEW. */
export async function countUpToFew(db: Kysely<Database>, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: counted } = await sql<{ found: number }>`
    select count(*) as found from (${rows} limit ${FEW}) as found`.execute(db);
  return counted[0]?.found ?? 0;
}

function hasTag(values: readonly string[]): RawBuilder<SqlBool> {
  return sql`exists (select 1 from run_tags t where t.run = r.number and t.tag_key in (${sql.join(values)}))`;
}

function isIndexed(part: Condition): boolean {
  if (part.kind === 'number') return part.field !== 'duration';
  return ['status', 'name', 'by', 'tag', 'id', 'words'].includes(part.kind);
}

function hasWords(part: Condition): boolean {
  if (part.kind === 'not') return hasWords(part.of);
  return part.kind === 'words' || ((part.kind === 'and' || part.kind === 'or') && part.of.some(hasWords));
}
