import type { JournalEvent, NewEvent } from '../domain/event.ts';
import type { ProviderHealth } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { Project } from '../domain/project.ts';
import type { LogLine } from '../domain/provider.ts';
import type { StatsReads } from '../domain/stats.ts';
import type { Bulks, Leases } from './bulk.ts';
import type { Outbox } from './deliveries.ts';
import type { Homes } from './home.ts';
import type { People } from './member.ts';
import type { Operations } from './operation.ts';
import type { Posts } from './post.ts';
import type { PreferenceRows } from './preference.ts';
import type { Runs } from './run-store.ts';
import type { StickyBoards } from './sticky-board.ts';
import type { Triggers } from './trigger.ts';
import type { Views } from './view.ts';

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
  readonly stats: StatsReads;
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
  readonly stickyBoards: StickyBoards;
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
  /** Counts the rollups anew from the runs alone; resolves once that is done. */
  rebuild(): Promise<void>;
  /** Throws AppError('unavailable') with the reason if the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
