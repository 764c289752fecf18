import type { JournalEvent, NewEvent } from '../domain/event.ts';
import type { ProviderHealth } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { Project } from '../domain/project.ts';
import type { LogLine } from '../domain/provider.ts';
import type { Query } from '../domain/query/ast.ts';
import type { NewRun, Run, Status } from '../domain/run.ts';
import type { Bulks, Leases } from './bulk.ts';
import type { Outbox } from './deliveries.ts';
import type { Homes } from './home.ts';
import type { People } from './member.ts';
import type { Operations } from './operation.ts';
import type { Posts } from './post.ts';
import type { PreferenceRows } from './preference.ts';
import type { Triggers } from './trigger.ts';
import type { Views } from './view.ts';

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

export interface Journal {
  /** Appends and numbers; also moves each run's `seq`. Numbers become visible in order. */
  append(events: readonly NewEvent[]): Promise<readonly JournalEvent[]>;
  after(seq: number, limit: number): Promise<readonly JournalEvent[]>;
  /** A run's history without `progressed`: the newest `limit`, oldest first. */
  ofRun(number: number, limit: number): Promise<readonly JournalEvent[]>;
  newest(): Promise<number>;
  /** A reader's place; null: it has never read. */
  cursor(reader: string): Promise<number | null>;
  moveCursor(reader: string, seq: number): Promise<void>;
}

export interface Inbox {
  /** True the first time a content key is seen, false ever after. */
  take(key: string, now: number): Promise<boolean>;
  forgetBefore(at: number): Promise<number>;
}

export interface Projects {
  list(): Promise<readonly Project[]>;
  get(name: string): Promise<Project | null>;
  /** Adds it or changes what is given. */
  put(project: { readonly name: string } & Partial<Omit<Project, 'name'>>, now: number): Promise<Project>;
}

/** What is remembered of a provider between polls. */
export interface ProviderRow extends ProviderHealth {
  readonly cursor: string | null;
}

export interface Providers {
  get(name: string): Promise<ProviderRow | null>;
  list(): Promise<readonly ProviderRow[]>;
  put(row: ProviderRow): Promise<void>;
}

export interface Logs {
  /** Appends lines; a line whose index is already there is left alone. */
  append(run: number, lines: readonly LogLine[]): Promise<void>;
  /** How many lines are kept. */
  count(run: number): Promise<number>;
  /** Lines from `from` on, oldest first. */
  read(run: number, from: number, limit: number): Promise<readonly LogLine[]>;
}

export interface Session {
  readonly id: string;
  readonly person: Person;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface Sessions {
  /** `id` is kept as a hash only. */
  insert(session: Session): Promise<void>;
  get(id: string, now: number): Promise<Session | null>;
  remove(id: string): Promise<void>;
  /** True the first time a one-time token's id is used. */
  useToken(id: string, expiresAt: number): Promise<boolean>;
}

/** Small durable values: secrets made at first start, providers' own memory (`provider:<name>:<key>`). */
export interface Settings {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

/** Everything that one connection or one transaction offers. All times are passed in. */
export interface Tables {
  readonly runs: Runs;
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly posts: Posts;
  readonly inbox: Inbox;
  readonly operations: Operations;
  readonly bulks: Bulks;
  readonly leases: Leases;
  readonly projects: Projects;
  readonly people: People;
  readonly views: Views;
  readonly preferences: PreferenceRows;
  readonly homes: Homes;
  readonly triggers: Triggers;
  readonly providers: Providers;
  readonly logs: Logs;
  readonly sessions: Sessions;
  readonly settings: Settings;
}

/**
 * The only place with SQL. Reads outside a transaction use their own connection and never wait for a writer.
 * `write` is one IMMEDIATE transaction: all of it lands or nothing; it is repeated on fresh data where the engine asks for that,
 * so it must not do anything but read and write through `tx`.
 */
export interface Store extends Tables {
  readonly engine: 'sqlite' | 'postgres';
  /** The files of `db/` that this opening applied; empty where the tables were up to date. */
  readonly migrated: readonly string[];
  write<T>(work: (tx: Tables) => Promise<T>): Promise<T>;
  /** Throws AppError('unavailable') with the reason if the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
