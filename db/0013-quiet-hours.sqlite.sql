-- When somebody wants no news directly: minutes of their day, null for never.
alter table preferences add column quiet_from integer;
alter table preferences add column quiet_until integer;
alter table preferences add column mute_weekends integer not null default 0;
