-- One board that stays in a channel and is kept current there.
create table sticky_boards (
  channel text primary key,
  query text not null,
  by_id text not null,
  by_name text not null,
  zone text not null,
  since integer not null,
  ts text,
  shown text,
  seq integer not null,
  attempts integer not null,
  next_at integer not null,
  gone text
);
