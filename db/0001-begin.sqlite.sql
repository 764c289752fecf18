create table runs (
  number integer primary key autoincrement,
  provider text not null,
  external_id text,
  status text not null,
  status_rank integer not null,
  provider_key text not null,
  project_key text,
  agent_key text,
  model_key text,
  source_key text,
  by_id text,
  created_at integer not null,
  started_at integer,
  finished_at integer,
  progress real,
  cost_micros integer,
  tokens integer,
  archived_at integer,
  seen_at integer,
  changed_at integer not null,
  seq integer not null default 0,
  version integer not null default 1,
  missed integer not null,
  attempt integer not null,
  retry_of integer,
  eta_at integer,
  priority text,
  pending_action text,
  pending_since integer,
  pending_by_id text,
  pending_by_name text,
  by_name text,
  by_words text,
  key text,
  project text,
  agent text,
  model text,
  source text,
  branch text,
  web_url text,
  status_detail text,
  tags text not null,
  pull_requests text not null,
  metadata text not null,
  plan text not null,
  title text,
  question text,
  error text,
  summary text,
  prompt text
);

-- The first run is #1001.
insert into sqlite_sequence (name, seq) values ('runs', 1000);

-- Read one by one.
create unique index runs_external on runs (provider, external_id) where external_id is not null;
create unique index runs_key on runs (key) where key is not null;
create index runs_retry on runs (retry_of) where retry_of is not null;
create index runs_pending on runs (number) where pending_action is not null;
create index runs_open on runs (provider, number) where status not in ('completed', 'failed', 'cancelled');
create index runs_unconfirmed on runs (created_at)
  where external_id is null and status not in ('completed', 'failed', 'cancelled');

-- The number ends every index by itself.
-- Lists, newest first: everything, and by each name; lists leave archived runs out.
create index runs_created on runs (created_at);
create index runs_listed on runs (created_at) where archived_at is null;
create index runs_status on runs (status, created_at) where archived_at is null;
create index runs_provider on runs (provider_key, created_at) where archived_at is null;
create index runs_project on runs (project_key, created_at) where archived_at is null;
create index runs_agent on runs (agent_key, created_at) where archived_at is null;
create index runs_model on runs (model_key, created_at) where archived_at is null;
create index runs_source on runs (source_key, created_at) where archived_at is null;
create index runs_by on runs (by_id, created_at) where archived_at is null;
create index runs_by_words on runs (by_words, created_at) where archived_at is null;
create index runs_archived on runs (created_at) where archived_at is not null;

-- Sorted otherwise, and ranges.
create index runs_by_status on runs (status_rank, number) where archived_at is null;
create index runs_by_project on runs (project_key, number) where archived_at is null;
create index runs_finished on runs (finished_at, number) where archived_at is null;
create index runs_cost on runs (cost_micros, number) where archived_at is null;
create index runs_tokens on runs (tokens, number) where archived_at is null;
create index runs_progress on runs (progress, number) where archived_at is null;
create index runs_changed on runs (changed_at, number) where archived_at is null;
create index runs_duration on runs ((finished_at - started_at), number) where archived_at is null;
create index runs_moving on runs (started_at, number)
  where archived_at is null and finished_at is null and started_at is not null;
create index runs_unstarted on runs (number) where archived_at is null and started_at is null;

-- The names of people as runs have them in by_words.
create table run_people (
  words text primary key
) without rowid;

create table run_tags (
  tag_key text not null,
  run integer not null references runs (number) on delete cascade,
  primary key (tag_key, run)
) without rowid;
create index run_tags_run on run_tags (run);

-- The encoded words of title, prompt, summary and error, by run number; the text itself is not kept twice.
create virtual table run_text using fts5 (
  text, tokenize = 'ascii', content = '', contentless_delete = 1, prefix = '2 3'
);

create table events (
  seq integer primary key autoincrement,
  kind text not null,
  run integer references runs (number) on delete cascade,
  at integer not null,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  action text,
  detail text
);
create index events_run on events (run, seq);

create table cursors (
  reader text primary key,
  seq integer not null
) without rowid;

create table deliveries (
  id integer primary key autoincrement,
  outlet text not null,
  key text not null unique,
  lane text not null,
  target text not null,
  run integer references runs (number) on delete cascade,
  seq integer not null,
  state text not null,
  attempts integer not null default 0,
  next_at integer not null,
  lease_until integer,
  fence integer not null default 0,
  unclear integer not null default 0,
  error text,
  created_at integer not null,
  sent_at integer
);
create index deliveries_unsent on deliveries (outlet, lane, id) where state not in ('sent', 'dead');
create index deliveries_sending on deliveries (lease_until) where state = 'sending';
create index deliveries_state on deliveries (state, outlet);

create table posts (
  run integer not null references runs (number) on delete cascade,
  channel text not null,
  thread_ts text,
  ts text,
  run_seq integer not null,
  shown_seq integer not null default 0,
  attempts integer not null default 0,
  next_at integer not null default 0,
  gone text,
  primary key (run, channel)
);
create index posts_message on posts (channel, ts);
create index posts_outdated on posts (next_at) where run_seq > shown_seq and ts is not null and gone is null;

create table inbox (
  key text primary key,
  at integer not null
) without rowid;
create index inbox_at on inbox (at);

create table operations (
  key text primary key,
  run integer not null references runs (number) on delete cascade,
  action text not null,
  text text,
  by_id text,
  by_name text,
  state text not null,
  requested_at integer not null,
  sent_at integer,
  settled_at integer,
  error text,
  result integer
);
create index operations_open on operations (requested_at, run) where state = 'requested';
create index operations_run on operations (run);

create table projects (
  key text primary key,
  name text not null,
  provider text,
  channel text,
  agent text,
  description text,
  created_at integer not null
);

create table providers (
  name text primary key,
  answered_at integer,
  covered_at integer,
  failing_since integer,
  error text,
  cursor text
);

create table logs (
  run integer not null references runs (number) on delete cascade,
  position integer not null,
  at integer,
  level text not null,
  text text not null,
  primary key (run, position)
) without rowid;

create table sessions (
  hash text primary key,
  person_id text not null,
  person_name text not null,
  created_at integer not null,
  expires_at integer not null
);
create index sessions_expires on sessions (expires_at);

create table used_tokens (
  id text primary key,
  expires_at integer not null
) without rowid;
create index used_tokens_expires on used_tokens (expires_at);

create table settings (
  key text primary key,
  value text not null
);
