-- What became of an action that did not happen, for the card, until the next change.
alter table runs add column notice text;

create table bulks (
  number bigint primary key generated always as identity,
  action text not null,
  change text not null,
  query text not null,
  by_id text not null,
  by_name text not null,
  channel text not null,
  thread_ts text,
  state text not null,
  everything integer not null,
  matched bigint not null,
  runs bigint not null,
  skipped text not null,
  created_at bigint not null,
  starts_at bigint,
  ended_at bigint,
  stopped_at bigint,
  stopped_by_id text,
  stopped_by_name text,
  version bigint not null default 1,
  ts text,
  shown_version bigint not null default 0,
  attempts integer not null default 0,
  next_at bigint not null default 0,
  gone text
);
create index bulks_open on bulks (number) where state in ('waiting', 'running');
create index bulks_outdated on bulks (next_at) where version > shown_version and ts is not null and gone is null;

create table bulk_items (
  bulk bigint not null references bulks (number) on delete cascade,
  run bigint not null references runs (number) on delete cascade,
  provider text not null,
  state text not null,
  reason text,
  result bigint,
  primary key (bulk, run)
);
create index bulk_items_state on bulk_items (bulk, state, provider, run);
create index bulk_items_run on bulk_items (run);

create table leases (
  name text primary key,
  holder text not null,
  until bigint not null
);
