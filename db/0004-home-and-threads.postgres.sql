create table preferences (
  person_id text primary key,
  page_size integer not null,
  times text not null,
  theme text not null
);

create table homes (
  person_id text primary key,
  person_name text not null,
  zone text not null,
  opened_at bigint not null,
  next_at bigint not null default 0,
  seq bigint not null default 0,
  shown text,
  hash text
);
create index homes_opened on homes (opened_at);

-- Messages of people that started a run, or (with an operation) sent it something.
create table triggers (
  channel text not null,
  ts text not null,
  run bigint not null references runs (number) on delete cascade,
  operation text,
  shown text,
  primary key (channel, ts)
);
create index triggers_run on triggers (run);

create index posts_thread on posts (channel, thread_ts) where thread_ts is not null;
