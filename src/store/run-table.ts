import type { Generated } from 'kysely';

/** Runs as they are kept; the columns that end in `_key` and `by_words` are for comparing. */
export interface RunTable {
  number: Generated<number>;
  provider: string;
  external_id: string | null;
  key: string | null;
  status: string;
  /** Its place in STATUSES. */
  status_rank: number;
  status_detail: string | null;
  title: string | null;
  prompt: string | null;
  project: string | null;
  agent: string | null;
  model: string | null;
  by_id: string | null;
  by_name: string | null;
  source: string | null;
  branch: string | null;
  pull_requests: string;
  tags: string;
  metadata: string;
  priority: string | null;
  progress: number | null;
  eta_at: number | null;
  cost_micros: number | null;
  tokens: number | null;
  summary: string | null;
  error: string | null;
  question: string | null;
  plan: string;
  web_url: string | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  pending_action: string | null;
  pending_since: number | null;
  pending_by_id: string | null;
  pending_by_name: string | null;
  retry_of: number | null;
  attempt: number;
  archived_at: number | null;
  edited: string;
  notice: string | null;
  seen_at: number | null;
  missed: number;
  changed_at: number;
  seq: Generated<number>;
  version: Generated<number>;
  /** The names folded, for comparing. */
  provider_key: string;
  project_key: string | null;
  agent_key: string | null;
  model_key: string | null;
  source_key: string | null;
  /** The encoded words of the person's name, each with a space before and after. */
  by_words: string | null;
}
