import type { BulkView } from '../domain/bulk.ts';
import type { JournalEvent } from '../domain/event.ts';
import type { Freshness, Health } from '../domain/health.ts';
import type { Person } from '../domain/person.ts';
import type { Capabilities, World } from '../domain/provider.ts';
import type { Query } from '../domain/query/ast.ts';
import type { Run } from '../domain/run.ts';
import type { Delivery, NewDelivery } from '../store/deliveries.ts';
import type { Store, Tables } from '../store/store.ts';
import type { Messenger } from './messenger.ts';

/** What an outlet works with. */
export interface OutletTools {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly world: World;
  freshness(run: Run): Promise<Freshness>;
  capabilities(provider: string): Capabilities | null;
  /** Reads a query as this person means it; throws AppError('invalid') for one that is none any more. */
  query(text: string, person: Person, zone: string): Promise<Query>;
  health(): Promise<Health>;
  /** How a bulk action stands; null where it is gone. */
  readBulk(number: number): Promise<BulkView | null>;
}

/** The little of a logger that telling news needs. */
export interface Log {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One way to tell news. Its name is its file's name, and its place in the journal is kept under it. */
export interface Outlet {
  /** What these events owe to whom; absent where deliveries are written together with their reason. */
  readonly plan?: (events: readonly JournalEvent[], tx: Tables) => Promise<readonly NewDelivery[]>;
  /** Sends one; throws AppError as Messenger does. Sending what is no longer wanted does nothing. */
  send(delivery: Delivery, tools: OutletTools): Promise<void>;
  /** Whether a send of unclear outcome has arrived after all; what it left is recorded. */
  find(delivery: Delivery, tools: OutletTools): Promise<boolean>;
}

export function defineOutlet(outlet: Outlet): Outlet {
  return outlet;
}
