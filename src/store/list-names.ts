import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Condition, NameField } from '../domain/query/ast.ts';
import { FINAL_STATUSES, STATUSES, type Status } from '../domain/run.ts';
import type { Stream } from './list-streams.ts';
import { peopleNamed } from './run-people.ts';
import type { Database } from './schema.ts';

/** More streams than this cost more than reading past what does not match. */
const MOST_STREAMS = 30;
const ACTIVE_STATUSES = STATUSES.filter((status) => !(FINAL_STATUSES as readonly Status[]).includes(status));

/** A part of a query that names things, as one stream a thing, newest first. A run may be in several. */
export interface Named {
  readonly streams: readonly Stream[];
  /** Whether the streams hold exactly the runs that the part means; otherwise some more. */
  readonly isExact: boolean;
}

/** The streams of a part of a query that names statuses, projects, people and the like; null for any other part. */
export async function namedStreams(db: Kysely<Database>, part: Condition): Promise<Named | null> {
  const named = part.kind === 'or' ? await anyOf(db, part.of) : await one(db, part);
  return named !== null && named.streams.length <= MOST_STREAMS ? named : null;
}

async function anyOf(db: Kysely<Database>, parts: readonly Condition[]): Promise<Named | null> {
  const found: Named[] = [];
  for (const part of parts) {
    const named = await namedStreams(db, part);
    if (named === null) return null;
    found.push(named);
  }
  return { streams: found.flatMap(({ streams }) => streams), isExact: found.every(({ isExact }) => isExact) };
}

async function one(db: Kysely<Database>, part: Condition): Promise<Named | null> {
  const exactly = (streams: Stream[]) => ({ streams, isExact: true });
  if (part.kind === 'status') return exactly(newestOf('status', part.values, 'runs_status'));
  if (part.kind === 'name') return exactly(newestOf(`${part.field}_key`, part.values, NAME_INDEXES[part.field]));
  if (part.kind === 'by') {
    const people = newestOf('by_words', await peopleNamed(db, part.names), 'runs_by_words');
    return exactly([...newestOf('by_id', part.ids, 'runs_by'), ...people]);
  }
  if (part.kind !== 'flag') return null;
  if (part.flag === 'final') return exactly(newestOf('status', FINAL_STATUSES, 'runs_status'));
  const active = newestOf('status', ACTIVE_STATUSES, 'runs_status');
  if (part.flag === 'active') return exactly(active);
  return part.flag === 'stale' ? { streams: active, isExact: false } : null;
}

const NAME_INDEXES: Readonly<Record<NameField, string>> = {
  provider: 'runs_provider',
  project: 'runs_project',
  agent: 'runs_agent',
  model: 'runs_model',
  source: 'runs_source',
};

function newestOf(column: string, values: readonly string[], index: string): Stream[] {
  const name = sql.ref(`r.${column}`);
  return [...new Set(values)].map((value) => ({
    where: sql<SqlBool>`${name} = ${value}`,
    aside: sql<SqlBool>`+${name} = ${value}`,
    value: sql<number>`r.created_at`,
    index,
  }));
}
