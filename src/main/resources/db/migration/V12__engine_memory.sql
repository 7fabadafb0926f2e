-- Whether the key that created a sandbox was missing from the engine's list once: a list may become unreadable.
alter table engine_creator add column key_deleted boolean default false not null;

-- Of which sandbox the console took a snapshot: not every engine tells. The snapshot is an id, or the name of one that
-- could not be read yet.
create table snapshot_origin (
  connection varchar(255) not null,
  snapshot   varchar(255) not null,
  sandbox    varchar(255) not null,
  by_name    boolean      not null,
  at         timestamp with time zone not null,
  primary key (connection, snapshot)
);
create index snapshot_origin_sandbox on snapshot_origin (connection, sandbox);
