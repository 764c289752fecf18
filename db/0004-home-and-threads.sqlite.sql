create table preferences (
  person_id text primary key,
  page_size integer not null,
  times text not null,
  theme text not null
) without rowid;

create table homes (
  person_id text primary key,
  person_name text not null,
  zone text not null,
  opened_at integer not null,
  next_at integer not null default 0,
  seq integer not null default 0,
  shown text,
  hash text
) without rowid;
create index homes_opened on homes (opened_at);

-- Messages of people that started a run, or (with an operation) sent it something.
create table triggers (
  channel text not null,
  ts text not null,
  run integer not null references runs (number) on delete cascade,
  operation text,
  shown text,
  primary key (channel, ts)
) without rowid;
create index triggers_run on triggers (run);

create index posts_thread on posts (channel, thread_ts) where thread_ts is not null;
