import type { Generated } from 'kysely';
import type { BulkItemTable, BulkTable } from './bulk-table.ts';
import type { HomeTable } from './home-table.ts';
import type { PreferenceTable } from './preference-table.ts';
import type { RollupTable, RollupTimeTable } from './rollup-table.ts';
import type { RunTable } from './run-table.ts';
import type { StickyBoardTable } from './sticky-board-table.ts';

/** The tables as both engines keep them: times in ms, money in micro-dollars, lists and maps as JSON text. */
export interface Database {
  runs: RunTable;
  rollups: RollupTable;
  rollup_times: RollupTimeTable;
  run_people: { words: string };
  run_tags: { tag_key: string; run: number };
  events: EventTable;
  cursors: { reader: string; seq: number };
  deliveries: DeliveryTable;
  posts: PostTable;
  inbox: { key: string; at: number };
  operations: OperationTable;
  bulks: BulkTable;
  bulk_items: BulkItemTable;
  leases: { name: string; holder: string; until: number };
  projects: ProjectTable;
  people: PersonTable;
  preferences: PreferenceTable;
  homes: HomeTable;
  sticky_boards: StickyBoardTable;
  triggers: { channel: string; ts: string; run: number; operation: string | null; shown: string | null };
  views: ViewTable;
  providers: ProviderTable;
  logs: { run: number; position: number; at: number | null; level: string; text: string };
  sessions: { hash: string; person_id: string; person_name: string; created_at: number; expires_at: number };
  used_tokens: { id: string; expires_at: number };
  settings: { key: string; value: string };
  schema_migrations: { name: string; applied_at: number };
}

interface EventTable {
  seq: Generated<number>;
  kind: string;
  run: number | null;
  at: number;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
  action: string | null;
  detail: string | null;
}

interface DeliveryTable {
  id: Generated<number>;
  outlet: string;
  key: string;
  lane: string;
  target: string;
  run: number | null;
  seq: number;
  state: string;
  attempts: Generated<number>;
  next_at: number;
  lease_until: number | null;
  fence: Generated<number>;
  /** 1 once an attempt has ended `unknown`. */
  unclear: Generated<number>;
  error: string | null;
  created_at: number;
  sent_at: number | null;
}

interface PostTable {
  run: number;
  channel: string;
  thread_ts: string | null;
  ts: string | null;
  /** A copy of the run's `seq`, so that an index finds what is outdated. */
  run_seq: number;
  shown_seq: Generated<number>;
  attempts: Generated<number>;
  next_at: Generated<number>;
  gone: string | null;
}

interface OperationTable {
  key: string;
  run: number;
  action: string;
  text: string | null;
  by_id: string | null;
  by_name: string | null;
  state: string;
  requested_at: number;
  sent_at: number | null;
  settled_at: number | null;
  error: string | null;
  result: number | null;
}

interface ProjectTable {
  /** The name folded. */
  key: string;
  name: string;
  provider: string | null;
  channel: string | null;
  agent: string | null;
  description: string | null;
  created_at: number;
  archived_at: number | null;
}

interface PersonTable {
  id: string;
  name: string;
  role: string;
  role_since: number;
  zone: string | null;
  first_seen_at: number | null;
  last_seen_at: number | null;
}

interface ViewTable {
  owner_id: string;
  /** The name folded. */
  key: string;
  owner_name: string;
  name: string;
  query: string;
  /** 1: everybody can use it. */
  shared: Generated<number>;
  changed_at: number;
}

interface ProviderTable {
  name: string;
  answered_at: number | null;
  covered_at: number | null;
  failing_since: number | null;
  error: string | null;
  cursor: string | null;
}
