import type { Generated } from 'kysely';

/** A bulk action, and the message that shows it. */
export interface BulkTable {
  number: Generated<number>;
  action: string;
  change: string;
  query: string;
  by_id: string;
  by_name: string;
  channel: string;
  thread_ts: string | null;
  state: string;
  /** 1: the query matched every run there was. */
  everything: number;
  matched: number;
  runs: number;
  skipped: string;
  created_at: number;
  starts_at: number | null;
  ended_at: number | null;
  stopped_at: number | null;
  stopped_by_id: string | null;
  stopped_by_name: string | null;
  version: Generated<number>;
  ts: string | null;
  shown_version: Generated<number>;
  attempts: Generated<number>;
  next_at: Generated<number>;
  gone: string | null;
}

/** One run of a bulk action. */
export interface BulkItemTable {
  bulk: number;
  run: number;
  provider: string;
  state: string;
  reason: string | null;
  result: number | null;
}
