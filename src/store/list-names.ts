import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Condition, NameField } from '../domain/query/ast.ts';
import { FINAL_STATUSES, STATUSES, type Status } from '../domain/run.ts';
import type { Stream } from './list-streams.ts';
import { peopleNamed } from './run-people.ts';
import type { Database } from './schema.ts';

/** More streams than this cost more than reading past what does not match. */
const MOST_STREAMS = 30;
const ACTIVE_STATUSES = STATUSES.filter((status) => !(FINAL_STATUSES as readonly Status[]).includes(status));

/** A part of a query that names things, as one stream a thing, newest first. */
export interface Named {
  readonly streams: readonly Stream[];
  /** Whether the streams hold exactly the runs that the part means; otherwise some more. */
  readonly isExact: boolean;
}

/** The streams of a part of a query that names statuses, projects, people and the like; null for any other part. */
export async function namedStreams(db: Kysely<Database>, part: Condition): Promise<Named | null> {
  const streams = await streamsFor(db, part);
  if (streams === null || streams.length > MOST_STREAMS) return null;
  return { streams, isExact: part.kind !== 'flag' || part.flag !== 'stale' };
}

async function streamsFor(db: Kysely<Database>, part: Condition): Promise<Stream[] | null> {
  if (part.kind === 'status') return newestOf('status', part.values, 'runs_status');
  if (part.kind === 'name') return newestOf(`${part.field}_key`, part.values, NAME_INDEXES[part.field]);
  if (part.kind === 'by') {
    const people = newestOf('by_words', await peopleNamed(db, part.names), 'runs_by_words');
    return [...newestOf('by_id', part.ids, 'runs_by'), ...people];
  }
  if (part.kind !== 'flag') return null;
  if (part.flag === 'final') return newestOf('status', FINAL_STATUSES, 'runs_status');
  return part.flag === 'active' || part.flag === 'stale' ? newestOf('status', ACTIVE_STATUSES, 'runs_status') : null;
}

const NAME_INDEXES: Readonly<Record<NameField, string>> = {
  provider: 'runs_provider',
  project: 'runs_project',
  agent: 'runs_agent',
  model: 'runs_model',
  source: 'runs_source',
};

function newestOf(column: string, values: readonly string[], index: string): Stream[] {
  return [...new Set(values)].map((value) => ({
    where: sql<SqlBool>`${sql.ref(`r.${column}`)} = ${value}`,
    value: sql<number>`r.created_at`,
    index,
  }));
}
