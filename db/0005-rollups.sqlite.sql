-- Numbers over runs, by hour and by day (UTC), for each name of each dimension; kept in the transaction that records a run.
-- `name` is '' where it is not known, else '=' and the folded name (a person's id).
create table rollups (
  dimension text not null,
  name text not null,
  grain text not null,
  at integer not null,
  status text not null,
  runs integer not null,
  cost_micros integer not null,
  cost_known integer not null,
  tokens integer not null,
  tokens_known integer not null,
  primary key (dimension, name, grain, at, status)
) without rowid;
create index rollups_at on rollups (dimension, grain, at);

-- The same for lengths of time: how many fall into which bucket.
create table rollup_times (
  dimension text not null,
  name text not null,
  grain text not null,
  at integer not null,
  status text not null,
  measure text not null,
  bucket integer not null,
  runs integer not null,
  primary key (dimension, name, grain, at, status, measure, bucket)
) without rowid;
create index rollup_times_at on rollup_times (dimension, grain, at, name, status, measure, bucket, runs);
