-- Locks that are in force: a row is removed when its lock is, and when it has ended. What was is told by the trail.
create table sandbox_lock (
  id         uuid primary key,
  -- SHA-256 over what is locked and in which team, in hexadecimal digits: at most one lock of each.
  subject    varchar(64)   not null unique,
  kind       varchar(16)   not null,
  -- A sandbox: its connection and id. A creator: the id. A label: its key and value.
  name       text          not null,
  detail     text          not null,
  -- How the sandbox or the creator was called.
  title      varchar(1000) not null,
  -- Of a sandbox: as of the lock. Otherwise the team whose sandboxes are locked; absent for those of all teams.
  team       varchar(63),
  owner      varchar(63),
  actor      varchar(255)  not null,
  actor_name varchar(255)  not null,
  why        varchar(2000) not null,
  at         timestamp with time zone not null,
  -- When it ends by itself; absent for a lock without an end.
  until      timestamp with time zone
);
