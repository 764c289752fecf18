import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Query, SortField } from '../domain/query/ast.ts';

/** Runs in the order of one value that an index keeps; a list is made of one or more of them. */
export interface Stream {
  /** Which runs, written as in the index; null: all. */
  readonly where: RawBuilder<SqlBool> | null;
  /** The same, written so that SQLite does not look for them in an index, where there is a choice. */
  readonly aside?: RawBuilder<SqlBool>;
  /** Null: the value of these runs is not known, and their number orders them. */
  readonly value: RawBuilder<number | string> | null;
  /** SQLite's index in this order, for runs that are not archived. */
  readonly index: string;
}

/** The streams that together hold every run in the order of the query's sort. */
export function streamsOf({ sort, now }: Pick<Query, 'sort' | 'now'>): readonly Stream[] {
  if (sort.field !== 'duration') return STREAMS[sort.field];
  const lasted = sql<number>`(r.finished_at - r.started_at)`;
  return [
    { where: sql`${lasted} is not null`, value: lasted, index: 'runs_duration' },
    {
      where: sql`(r.finished_at is null and r.started_at is not null)`,
      value: sql`(${now} - r.started_at)`,
      index: 'runs_moving',
    },
    { where: sql`r.started_at is null`, value: null, index: 'runs_unstarted' },
  ];
}

const STREAMS: Readonly<Record<Exclude<SortField, 'duration'>, readonly Stream[]>> = {
  created: always('created_at', 'runs_listed'),
  changed: always('changed_at', 'runs_changed'),
  status: always('status_rank', 'runs_by_status'),
  finished: whereKnown('finished_at', 'runs_finished'),
  cost: whereKnown('cost_micros', 'runs_cost'),
  tokens: whereKnown('tokens', 'runs_tokens'),
  progress: whereKnown('progress', 'runs_progress'),
  project: whereKnown('project_key', 'runs_by_project'),
};

function always(column: string, index: string): readonly Stream[] {
  return [{ where: null, value: sql.ref(`r.${column}`), index }];
}

function whereKnown(column: string, index: string): readonly Stream[] {
  const value = sql.ref<number | string>(`r.${column}`);
  return [
    { where: sql`${value} is not null`, value, index },
    { where: sql`${value} is null`, value: null, index },
  ];
}
