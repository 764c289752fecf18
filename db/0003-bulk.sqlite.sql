-- What became of an action that did not happen, for the card, until the next change.
alter table runs add column notice text;

create table bulks (
  number integer primary key autoincrement,
  action text not null,
  change text not null,
  query text not null,
  by_id text not null,
  by_name text not null,
  channel text not null,
  thread_ts text,
  state text not null,
  everything integer not null,
  matched integer not null,
  runs integer not null,
  skipped text not null,
  created_at integer not null,
  starts_at integer,
  ended_at integer,
  stopped_at integer,
  stopped_by_id text,
  stopped_by_name text,
  version integer not null default 1,
  ts text,
  shown_version integer not null default 0,
  attempts integer not null default 0,
  next_at integer not null default 0,
  gone text
);
create index bulks_open on bulks (number) where state in ('waiting', 'running');
create index bulks_outdated on bulks (next_at) where version > shown_version and ts is not null and gone is null;

create table bulk_items (
  bulk integer not null references bulks (number) on delete cascade,
  run integer not null references runs (number) on delete cascade,
  provider text not null,
  state text not null,
  reason text,
  result integer,
  primary key (bulk, run)
) without rowid;
create index bulk_items_state on bulk_items (bulk, state, provider, run);
create index bulk_items_run on bulk_items (run);

create table leases (
  name text primary key,
  holder text not null,
  until integer not null
) without rowid;
