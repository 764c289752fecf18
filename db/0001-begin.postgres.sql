create table runs (
  number bigint primary key generated always as identity (start with 1001),
  provider text not null,
  external_id text,
  status text not null,
  status_rank bigint not null,
  provider_key text collate "C" not null,
  project_key text collate "C",
  agent_key text collate "C",
  model_key text collate "C",
  source_key text collate "C",
  by_id text,
  created_at bigint not null,
  started_at bigint,
  finished_at bigint,
  progress double precision,
  cost_micros bigint,
  tokens bigint,
  archived_at bigint,
  seen_at bigint,
  changed_at bigint not null,
  seq bigint not null default 0,
  version bigint not null default 1,
  missed bigint not null,
  attempt bigint not null,
  retry_of bigint,
  eta_at bigint,
  priority text,
  pending_action text,
  pending_since bigint,
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
  prompt text,
  text_vector tsvector
);

-- Read one by one.
create unique index runs_external on runs (provider, external_id) where external_id is not null;
create unique index runs_key on runs (key) where key is not null;
create index runs_retry on runs (retry_of) where retry_of is not null;
create index runs_pending on runs (number) where pending_action is not null;
create index runs_open on runs (provider, number) where status not in ('completed', 'failed', 'cancelled');
create index runs_unconfirmed on runs (created_at)
  where external_id is null and status not in ('completed', 'failed', 'cancelled');

-- Lists, newest first: everything, and by each name; lists leave archived runs out.
create index runs_created on runs (created_at, number);
create index runs_listed on runs (created_at, number) where archived_at is null;
create index runs_status on runs (status, created_at, number) where archived_at is null;
create index runs_provider on runs (provider_key, created_at, number) where archived_at is null;
create index runs_project on runs (project_key, created_at, number) where archived_at is null;
create index runs_agent on runs (agent_key, created_at, number) where archived_at is null;
create index runs_model on runs (model_key, created_at, number) where archived_at is null;
create index runs_source on runs (source_key, created_at, number) where archived_at is null;
create index runs_by on runs (by_id, created_at, number) where archived_at is null;
create index runs_by_words on runs (by_words, created_at, number) where archived_at is null;
create index runs_archived on runs (created_at, number) where archived_at is not null;

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
);

create table run_tags (
  tag_key text collate "C" not null,
  run bigint not null references runs (number) on delete cascade,
  primary key (tag_key, run)
);
create index run_tags_run on run_tags (run);

-- The encoded words of title, prompt, summary and error, with their places.
create index runs_text on runs using gin (text_vector);

create table events (
  seq bigint primary key generated always as identity,
  kind text not null,
  run bigint references runs (number) on delete cascade,
  at bigint not null,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  action text,
  detail text
);
create index events_run on events (run, seq);

create table cursors (
  reader text primary key,
  seq bigint not null
);

create table deliveries (
  id bigint primary key generated always as identity,
  outlet text not null,
  key text not null unique,
  lane text not null,
  target text not null,
  run bigint references runs (number) on delete cascade,
  seq bigint not null,
  state text not null,
  attempts bigint not null default 0,
  next_at bigint not null,
  lease_until bigint,
  fence bigint not null default 0,
  unclear bigint not null default 0,
  error text,
  created_at bigint not null,
  sent_at bigint
);
create index deliveries_unsent on deliveries (outlet, lane, id) where state not in ('sent', 'dead');
create index deliveries_sending on deliveries (lease_until) where state = 'sending';
create index deliveries_state on deliveries (state, outlet);

create table posts (
  run bigint not null references runs (number) on delete cascade,
  channel text not null,
  thread_ts text,
  ts text,
  run_seq bigint not null,
  shown_seq bigint not null default 0,
  attempts bigint not null default 0,
  next_at bigint not null default 0,
  gone text,
  primary key (run, channel)
);
create index posts_message on posts (channel, ts);
create index posts_outdated on posts (next_at) where run_seq > shown_seq and ts is not null and gone is null;

create table inbox (
  key text primary key,
  at bigint not null
);
create index inbox_at on inbox (at);

create table operations (
  key text primary key,
  run bigint not null references runs (number) on delete cascade,
  action text not null,
  text text,
  by_id text,
  by_name text,
  state text not null,
  requested_at bigint not null,
  sent_at bigint,
  settled_at bigint,
  error text,
  result bigint
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
  created_at bigint not null
);

create table providers (
  name text primary key,
  answered_at bigint,
  covered_at bigint,
  failing_since bigint,
  error text,
  cursor text
);

create table logs (
  run bigint not null references runs (number) on delete cascade,
  position bigint not null,
  at bigint,
  level text not null,
  text text not null,
  primary key (run, position)
);

create table sessions (
  hash text primary key,
  person_id text not null,
  person_name text not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index sessions_expires on sessions (expires_at);

create table used_tokens (
  id text primary key,
  expires_at bigint not null
);
create index used_tokens_expires on used_tokens (expires_at);

create table settings (
  key text primary key,
  value text not null
);
