import type { Bulk, BulkAction, BulkChange, BulkResult, BulkView } from '../domain/bulk.ts';
import type { Person } from '../domain/person.ts';
import type { Query } from '../domain/query/ast.ts';
import type { Place } from '../domain/requests.ts';
import type { Run } from '../domain/run.ts';

/** What Slack may ask of bulk actions. All throw AppError with a sentence. */
export interface BulkTools {
  /** Freezes the runs that the query matches now; nothing is done to them before it is confirmed. */
  select(request: {
    readonly action: BulkAction;
    readonly change: BulkChange;
    readonly query: Query;
    readonly by: Person;
    readonly place: Place;
  }): Promise<{
    readonly bulk: Bulk;
    readonly sample: readonly Run[];
    readonly costMicros: number;
    readonly costKnown: number;
    readonly warnings: readonly string[];
  }>;
  /** Once: whoever confirms again changes nothing. `typed` is the number of runs as it was typed. */
  confirm(request: {
    readonly number: number;
    readonly by: Person;
    readonly typed: string | null;
  }): Promise<{ readonly state: 'confirmed' | 'already'; readonly bulk: Bulk }>;
  /** False where it was confirmed meanwhile. */
  discard(number: number, by: Person): Promise<boolean>;
  undo(number: number, by: Person): Promise<Bulk>;
  abort(number: number, by: Person): Promise<Bulk>;
  view(number: number): Promise<BulkView>;
  /** The newest, without drafts. */
  list(limit: number): Promise<readonly BulkView[]>;
  results(number: number, from: number, limit: number): Promise<readonly BulkResult[]>;
  /** All results as CSV, and where its message stands; null: nowhere. */
  file(number: number): Promise<{ readonly csv: string; readonly place: Place | null }>;
}
