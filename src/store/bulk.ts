import type { Bulk, BulkResult, BulkState, ItemCounts, ItemState, ReasonCount } from '../domain/bulk.ts';
import type { Person } from '../domain/person.ts';
import type { Query } from '../domain/query/ast.ts';
import type { Run } from '../domain/run.ts';
import type { SkipRule } from '../domain/skip-rule.ts';

/** A bulk action before its runs are selected. */
export type NewBulk = Pick<Bulk, 'action' | 'change' | 'query' | 'by' | 'place' | 'createdAt'>;

/** The Slack message that shows a bulk action. */
export interface BulkPost {
  readonly bulk: number;
  readonly channel: string;
  readonly threadTs: string | null;
  /** Null until Slack has taken it. */
  readonly ts: string | null;
  /** Grows with every change of what the message shows. */
  readonly version: number;
  readonly attempts: number;
}

/** How one run of a bulk action ended. */
export interface ItemResult {
  readonly run: number;
  readonly state: Exclude<ItemState, 'todo'>;
  readonly reason: string | null;
  readonly result: number | null;
}

export interface Bulks {
  /**
   * Selects what the query matches at this moment, as a draft; archived runs only where the query speaks of them. Runs that a rule
   * names are counted by reason, and kept as skipped up to 10,000 of them. Throws AppError('invalid') for more than `most` others.
   */
  select(bulk: NewBulk, query: Query, rules: readonly SkipRule[], most: number): Promise<Bulk>;
  get(number: number): Promise<Bulk | null>;
  /** Newest first, without drafts. */
  list(limit: number): Promise<readonly Bulk[]>;
  /** Waiting or running, oldest first. */
  open(): Promise<readonly Bulk[]>;
  /** The first runs that it acts on, what they cost so far as far as known, and by which providers they run. */
  stake(
    number: number,
    sample: number,
  ): Promise<{
    readonly sample: readonly Run[];
    readonly costMicros: number;
    readonly costKnown: number;
    readonly providers: readonly string[];
  }>;
  /** Moves it on if it is in the state `from`; false if it is not. */
  move(number: number, from: BulkState, to: BulkState, times: Pick<Bulk, 'startsAt' | 'endedAt'>): Promise<boolean>;
  /** Writes down who wants it to end; the first one counts. */
  stop(number: number, by: Person, at: number): Promise<void>;
  remove(number: number): Promise<void>;
  /** Removes drafts that nobody confirmed. */
  forgetDrafts(before: number): Promise<number>;

  /** The providers at which something is to be done or not confirmed yet. */
  lanes(number: number): Promise<readonly string[]>;
  /** The next runs of a provider to act on, in order. */
  todo(number: number, provider: string, limit: number): Promise<readonly number[]>;
  /** Runs of a provider that were requested under their item's key, and as far as known the request has not reached it. */
  unsent(number: number, provider: string, limit: number): Promise<readonly number[]>;
  settle(number: number, results: readonly ItemResult[]): Promise<void>;
  /** Takes over how the operations of requested runs ended; null: of all. Returns how many had ended. */
  follow(number: number, runs: readonly number[] | null): Promise<number>;
  /** Leaves out everything that is still to be done. */
  skipRest(number: number, reason: string): Promise<void>;
  counts(number: number): Promise<ItemCounts>;
  reasons(number: number, state: ItemState, limit: number): Promise<readonly ReasonCount[]>;
  /** Its runs: failed, skipped, requested, to do, confirmed; each in order. */
  results(number: number, from: number, limit: number): Promise<readonly BulkResult[]>;
  /** The bulk action that cancelled this run, or is cancelling it; null where none did. */
  cancelling(run: number): Promise<Bulk | null>;

  /** Says that its message has something new to show. */
  touch(number: number): Promise<void>;
  post(number: number): Promise<BulkPost | null>;
  placed(number: number, ts: string, version: number): Promise<void>;
  /** Messages that show less than there is: posted, not gone, due. */
  outdated(now: number, limit: number): Promise<readonly BulkPost[]>;
  shown(number: number, version: number): Promise<void>;
  failed(number: number, nextAt: number): Promise<void>;
  lost(number: number, why: string): Promise<void>;
}

/** Who of several processes does what only one may do. */
export interface Leases {
  /** Takes it, or keeps it, until `until`; false while another holds it. */
  hold(name: string, holder: string, now: number, until: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}
