-- Calls at /v1 and /api that create something and that a caller may repeat under a key of their own; without a status
-- one is still being made. No body holds a secret. Rows older than a day are removed.
create table idempotent_call (
  door            varchar(16)  not null,
  caller          varchar(255) not null,
  idempotency_key varchar(255) not null,
  fingerprint     varchar(64)  not null,
  label           varchar(64)  not null,
  begun_at        timestamp with time zone not null,
  status          integer,
  location        varchar(2000),
  body            bytea,
  primary key (door, caller, idempotency_key)
);
create index idempotent_call_begun on idempotent_call (begun_at);

insert into idempotent_call (door, caller, idempotency_key, fingerprint, label, begun_at, status, location, body)
  select 'v1', caller, idempotency_key, fingerprint, request, begun_at, status, null, body from idempotent_create;
insert into idempotent_call (door, caller, idempotency_key, fingerprint, label, begun_at, status, location, body)
  select 'api', caller, idempotency_key, fingerprint, label, begun_at, status, location, body from api_call;

drop table idempotent_create;
drop table api_call;
