-- Who keeps a sandbox from being purged, and why. Appended; a release only fills the last columns.
create table history_hold (
  no            bigint generated always as identity primary key,
  history       bigint not null,
  actor         varchar(255) not null,
  actor_name    varchar(255) not null,
  why           varchar(2000) not null,
  at            timestamp with time zone not null,
  -- Until when it holds by itself; absent for a hold without an end.
  until         timestamp with time zone,
  released_at   timestamp with time zone,
  released_by   varchar(255),
  released_name varchar(255)
);
create index history_hold_history on history_hold (history);

-- What was purged, per day (UTC) and class. Rows of a class that are older than the newest `kept_since` may be gone.
create table history_purge (
  purged_on  date        not null,
  kind       varchar(16) not null,
  removed    bigint      not null,
  kept_since timestamp with time zone not null,
  primary key (purged_on, kind)
);
