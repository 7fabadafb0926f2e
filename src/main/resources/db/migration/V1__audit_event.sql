-- The trail. Rows are only ever appended; the application has no statement that changes or deletes one.
create table audit_event (
  id             bigint generated always as identity primary key,
  at             timestamp with time zone not null,
  operation      uuid          not null,
  phase          varchar(16)   not null,
  actor_id       varchar(255)  not null,
  actor_name     varchar(255)  not null,
  actor_kind     varchar(16)   not null,
  door           varchar(16)   not null,
  address        varchar(255),
  action         varchar(64)   not null,
  connection     varchar(255),
  sandbox        varchar(255),
  sandbox_name   varchar(255),
  team           varchar(255),
  owner          varchar(255),
  result         varchar(16),
  code           varchar(255)  not null,
  detail         varchar(2000) not null,
  engine_request varchar(255),
  -- An attempt has one intent and one outcome; the database refuses a second of either.
  unique (operation, phase)
);

create index audit_event_actor on audit_event (actor_id, id);
create index audit_event_team on audit_event (team, id);
create index audit_event_sandbox on audit_event (sandbox, id);
create index audit_event_action on audit_event (action, id);
