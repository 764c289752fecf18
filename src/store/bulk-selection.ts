import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ReasonCount } from '../domain/bulk.ts';
import { AppError } from '../domain/errors.ts';
import type { Query } from '../domain/query/ast.ts';
import type { SkipRule } from '../domain/skip-rule.ts';
import { fold } from '../domain/text.ts';
import { toSql } from './conditions.ts';
import type { Connection } from './connection.ts';
import { listed } from './list.ts';
import type { Database } from './schema.ts';

/** How many runs that are left out are kept with their reason. */
const SKIPPED_KEPT = 10_000;

/** What a query matched at one moment. */
export interface Selection {
  readonly runs: number;
  readonly skipped: readonly ReasonCount[];
  /** Whether no run is outside. */
  readonly everything: boolean;
}

/** Writes down every run that the query matches, in the transaction that it is given, so that all is of one moment. */
export async function selectItems(
  db: Kysely<Database>,
  engine: Connection['engine'],
  bulk: number,
  { query, rules, most }: { readonly query: Query; readonly rules: readonly SkipRule[]; readonly most: number },
): Promise<Selection> {
  const where = listed(query, engine);
  const reason = reasonOf(rules);
  const { numAffectedRows: inserted } = await sql`
    insert into bulk_items (bulk, run, provider, state)
    select cast(${bulk} as bigint), r.number, r.provider, 'todo' from runs as r where ${where} and ${reason} is null limit ${most + 1}`.execute(
    db,
  );
  const runs = Number(inserted ?? 0n);
  if (runs > most) {
    throw new AppError(
      'invalid',
      `More than ${most.toLocaleString('en-US')} runs match, which is too many at once. Nothing was done; narrow the query.`,
    );
  }
  await sql`
    insert into bulk_items (bulk, run, provider, state, reason)
    select cast(${bulk} as bigint), r.number, r.provider, 'skipped', ${reason} from runs as r
    where ${where} and ${reason} is not null limit ${SKIPPED_KEPT}`.execute(db);
  const { rows: skipped } = await sql<ReasonCount>`
    select reason, count(*) as runs from (select ${reason} as reason from runs as r where ${where}) as matched
    where reason is not null group by reason order by runs desc, reason`.execute(db);
  return { runs, skipped, everything: !(await isAnyOutside(db, engine, query)) };
}

/** The reason of the first rule that holds, as SQL; null where none does. */
function reasonOf(rules: readonly SkipRule[]): RawBuilder<string | null> {
  if (rules.length === 0) return sql`null`;
  const cases = rules.map((rule) => sql`when ${holds(rule)} then cast(${rule.reason} as text)`);
  return sql`(case ${sql.join(cases, sql` `)} end)`;
}

/** The same as in `skipReason`. */
function holds({ status, provider, otherThan, pending, lacks, archived, project }: SkipRule): RawBuilder<SqlBool> {
  const parts: RawBuilder<SqlBool>[] = [];
  if (status !== undefined) parts.push(sql`r.status = ${status}`);
  if (provider !== undefined) parts.push(sql`r.provider = ${provider}`);
  if (otherThan !== undefined && otherThan.length > 0) parts.push(sql`r.provider not in (${sql.join(otherThan)})`);
  if (pending === 'any') parts.push(sql`r.pending_action is not null`);
  else if (pending !== undefined) parts.push(sql`(r.pending_action is not null and r.pending_action = ${pending})`);
  if (lacks !== undefined) parts.push(sql`${sql.ref(LACKS[lacks])} is null`);
  if (archived !== undefined) parts.push(archived ? sql`r.archived_at is not null` : sql`r.archived_at is null`);
  if (project !== undefined) parts.push(sql`(r.project_key is not null and r.project_key = ${fold(project)})`);
  return parts.length === 0 ? sql`1 = 1` : sql`(${sql.join(parts, sql` and `)})`;
}

const LACKS = { externalId: 'r.external_id', prompt: 'r.prompt' } as const;

async function isAnyOutside(db: Kysely<Database>, engine: Connection['engine'], query: Query): Promise<boolean> {
  const { rows } = await sql`
    select 1 from runs as r where r.archived_at is null and not (${toSql(query, engine)}) limit 1`.execute(db);
  return rows.length > 0;
}
