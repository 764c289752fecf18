-- Which fields a person has set, as JSON.
alter table runs add column edited text not null default '[]';

alter table projects add column archived_at integer;

create table people (
  id text primary key,
  name text not null,
  role text not null,
  role_since integer not null,
  zone text,
  first_seen_at integer,
  last_seen_at integer
);

create table views (
  owner_id text not null,
  key text not null,
  owner_name text not null,
  name text not null,
  query text not null,
  shared integer not null default 0,
  changed_at integer not null,
  primary key (owner_id, key)
);
create unique index views_shared on views (key) where shared = 1;
