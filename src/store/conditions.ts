import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition, Flag, Having, NumberField, Query } from '../domain/query/ast.ts';
import { FINAL_STATUSES, isFinal, STATUSES } from '../domain/run.ts';
import { encodeWord } from '../domain/text.ts';

type Sql = RawBuilder<SqlBool>;
type Engine = 'sqlite' | 'postgres';
type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/**
 * A query's condition for the `where` of a statement in which `runs` is named `r`. Every value is a bound parameter and
 * every part is true or false, never null, so that `not` means the same as in `matches`.
 */
export function toSql(query: Query, engine: Engine): Sql {
  return condition(query.where, query, engine);
}

function condition(where: Condition, query: Query, engine: Engine): Sql {
  switch (where.kind) {
    case 'and':
      return joined(where.of, sql` and `, sql`1 = 1`, query, engine);
    case 'or':
      return joined(where.of, sql` or `, sql`1 = 0`, query, engine);
    case 'not':
      return sql`not (${condition(where.of, query, engine)})`;
    case 'status':
      return oneOf('r.status', where.values);
    case 'name':
      return oneOf(`r.${where.field}_key`, where.values);
    case 'by':
      return by(where);
    case 'tag':
      return sql`r.number in (select run from run_tags where ${oneOf('tag_key', where.values)})`;
    case 'id':
      return sql`(r.number >= ${where.from} and r.number <= ${where.to})`;
    case 'number':
      return number(where, query.now);
    case 'flag':
      return FLAGS[where.flag](query);
    case 'has':
      return HAVING[where.what];
    case 'words':
      return engine === 'sqlite' ? wordsInSqlite(where) : wordsInPostgres(where);
  }
}

function joined(of: readonly Condition[], by: RawBuilder<unknown>, none: Sql, query: Query, engine: Engine): Sql {
  if (of.length === 0) return none;
  const parts = of.map((part) => condition(part, query, engine));
  return sql`(${sql.join(parts, by)})`;
}

function oneOf(column: string, values: readonly string[]): Sql {
  if (values.length === 0) return sql`1 = 0`;
  return sql`(${sql.ref(column)} is not null and ${sql.ref(column)} in (${sql.join(values)}))`;
}

function by({ ids, names }: Of<'by'>): Sql {
  const named = names.map((words) => {
    const pattern = `% ${words.map(encodeWord).join(' ')} %`;
    return sql<SqlBool>`(r.by_words is not null and r.by_words like ${pattern})`;
  });
  return sql`(${sql.join([oneOf('r.by_id', ids), ...named], sql` or `)})`;
}

/** Ages are compared as times, so that an index on the time serves. */
function number({ field, min, max, minOpen, maxOpen }: Of<'number'>, now: number): Sql {
  if (field === 'age') {
    const turned = {
      min: max === null ? null : now - max,
      max: min === null ? null : now - min,
      minOpen: maxOpen,
      maxOpen: minOpen,
    };
    return number({ kind: 'number', field: 'created', ...turned }, now);
  }
  const column = sql.ref(COLUMNS[field]);
  const value = field === 'duration' ? sql`coalesce(r.finished_at, ${now}) - r.started_at` : column;
  const parts = [sql<SqlBool>`${column} is not null`];
  if (min !== null) parts.push(minOpen ? sql`${value} > ${min}` : sql`${value} >= ${min}`);
  if (max !== null) parts.push(maxOpen ? sql`${value} < ${max}` : sql`${value} <= ${max}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** The column that must be known for the field to be. */
const COLUMNS: Readonly<Record<Exclude<NumberField, 'age'>, string>> = {
  cost: 'r.cost_micros',
  tokens: 'r.tokens',
  progress: 'r.progress',
  created: 'r.created_at',
  finished: 'r.finished_at',
  duration: 'r.started_at',
};

/** Named one by one, so that the index on the status serves. */
const ACTIVE = oneOf(
  'r.status',
  STATUSES.filter((status) => !isFinal(status)),
);

const FLAGS: Readonly<Record<Flag, (query: Query) => Sql>> = {
  final: () => oneOf('r.status', FINAL_STATUSES),
  active: () => ACTIVE,
  archived: () => sql`r.archived_at is not null`,
  stuck: () => sql`1 = 0`,
  stale: ({ now, staleAfter }) => {
    const fresh = now - staleAfter;
    return sql`(${ACTIVE} and not ((r.seen_at is not null and r.seen_at >= ${fresh})
      or exists (select 1 from providers p where p.name = r.provider and p.covered_at >= ${fresh})))`;
  },
};

const HAVING: Readonly<Record<Having, Sql>> = {
  pr: sql`r.pull_requests <> '[]'`,
  cost: sql`r.cost_micros is not null`,
  error: sql`r.error is not null`,
};

/** Encoded words are letters and digits alone, so nothing in them can end the quotes. */
function wordsInSqlite({ words, prefix }: Of<'words'>): Sql {
  const phrase = `"${words.map(encodeWord).join(' ')}"${prefix ? ' *' : ''}`;
  return sql`r.number in (select rowid from run_text where run_text match ${phrase})`;
}

function wordsInPostgres({ words, prefix }: Of<'words'>): Sql {
  const phrase = `${words.map((word) => `'${encodeWord(word)}'`).join(' <-> ')}${prefix ? ':*' : ''}`;
  return sql`(r.text_vector is not null and r.text_vector @@ ${phrase}::tsquery)`;
}
