import type { Charts } from '../charts/charts.ts';
import type { JournalEvent } from '../domain/event.ts';
import type { Freshness, Health } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { Project } from '../domain/project.ts';
import type { Query } from '../domain/query/ast.ts';
import type { LogView } from '../domain/requests.ts';
import type { Run } from '../domain/run.ts';
import type { StatsReads } from '../domain/stats.ts';
import type { View } from '../domain/view.ts';
import type { RunReads } from '../store/run-store.ts';

/** Everything the page may ask of the rest of the program: only looking. */
export interface Reads {
  now(): number;
  readonly runs: RunReads;
  readonly stats: StatsReads;
  readonly charts: Charts;
  /** Reads a query in the reader's zone; throws AppError('invalid') with a sentence that points at the place. */
  query(text: string, person: Person | null, zone: string): Promise<Query>;
  /** The saved views that this person can use; nobody known: the shared ones. */
  views(person: Person | null): Promise<readonly View[]>;
  freshness(run: Run): Promise<Freshness>;
  /** The run's journal, newest first, without `progressed`. */
  events(run: number, limit: number): Promise<readonly JournalEvent[]>;
  /** A page of log lines; `from` negative counts from the end. */
  logs(run: number, from: number, limit: number): Promise<LogView>;
  projects(): Promise<readonly Project[]>;
  health(): Promise<Health>;
  /** The newest journal sequence number: the version of everything that is shown. */
  version(): Promise<number>;
  /** Journal events after `seq`, for a live client that was away. */
  after(seq: number, limit: number): Promise<readonly JournalEvent[]>;
}
