-- What became different in the fleet, in the order in which it was committed: streams go on from a number in it. A few
-- days are kept; the history itself is in history_event and history_pack.
create table history_change (
  -- Without gaps, and never committed before a smaller one: see history_change_end.
  no         bigint primary key,
  at         timestamp with time zone not null,
  kind       varchar(12)  not null,
  connection varchar(63)  not null,
  -- Of the sandbox, as in history_sandbox; absent where a connection was not watched.
  sandbox    varchar(255),
  full_id    text,
  title      varchar(255),
  state      varchar(16),
  team       varchar(255),
  owner      varchar(255),
  -- Of the event, as in history_event.
  sequence   integer,
  engine_at  timestamp with time zone,
  origin     varchar(12),
  gap        boolean not null,
  changes    text,
  operation  uuid,
  -- From when to `at` a connection was not watched.
  since      timestamp with time zone
);
create index history_change_at on history_change (at);

-- The last number, in one row that each writer holds until its commit: so numbers become visible in their order.
create table history_change_end (
  -- Tells this database from another one whose numbers say nothing here.
  log bigint not null primary key,
  no  bigint not null
);
insert into history_change_end (log, no)
  values (cast(extract(epoch from current_timestamp) * 1000000 as bigint), 0);
