import type { Query } from '../domain/query/ast.ts';
import type { NewRun, Run, Status } from '../domain/run.ts';

/** Where a page of a list goes on: the sort value and number of the last run shown. Opaque outside the store. */
export type Cursor = string;

export interface RunPage {
  readonly runs: readonly Run[];
  /** For the page after this one; null on the last. */
  readonly next: Cursor | null;
  /** For the page before this one; null on the first. */
  readonly previous: Cursor | null;
}

export interface RunReads {
  get(number: number): Promise<Run | null>;
  list(
    query: Query,
    options: { readonly limit: number; readonly after?: Cursor | null; readonly before?: Cursor | null },
  ): Promise<RunPage>;
  count(query: Query): Promise<number>;
  countByStatus(query: Query): Promise<Readonly<Record<Status, number>>>;
  /** Totals over a query: known costs are summed, and how many runs they cover is said. */
  totals(query: Query): Promise<{
    readonly runs: number;
    readonly costMicros: number;
    readonly costKnown: number;
    readonly tokens: number;
    readonly tokensKnown: number;
  }>;
  /** Runs that retry this one, oldest first. */
  retriesOf(number: number): Promise<readonly Run[]>;
  /** The distinct names in use, most used first, for menus and suggestions. */
  names(field: 'project' | 'agent' | 'model' | 'provider', limit: number): Promise<readonly string[]>;
}

export interface Runs extends RunReads {
  byExternalIds(provider: string, externalIds: readonly string[]): Promise<readonly Run[]>;
  byKey(key: string): Promise<Run | null>;
  /** Those of these numbers that there are, in order. */
  many(numbers: readonly number[]): Promise<readonly Run[]>;
  /** Runs of a provider that are not final, with an externalId: what a poll watches. */
  watched(provider: string): Promise<readonly Run[]>;
  /** Runs whose start the provider has not confirmed (no externalId, not final), created before `before`. */
  unconfirmed(before: number): Promise<readonly Run[]>;
  /** Runs with a pending action. */
  pending(): Promise<readonly Run[]>;
  insert(run: NewRun): Promise<Run>;
  /** Writes many at once; returns them with their numbers, in order. */
  insertMany(runs: readonly NewRun[]): Promise<readonly Run[]>;
  /** Writes a changed run; throws AppError('conflict') if its version is no longer the newest. Returns it with its new version. */
  save(run: Run): Promise<Run>;
  saveMany(runs: readonly Run[]): Promise<readonly Run[]>;
  /** Only moves `seenAt`, without a new version. */
  touch(numbers: readonly number[], seenAt: number): Promise<void>;
}
