-- Calls at /api that create something and that a caller may repeat under a key of their own; without a status one is
-- still being made. No body holds a secret. Rows older than a day are removed.
create table api_call (
  caller          varchar(255) not null,
  idempotency_key varchar(255) not null,
  fingerprint     varchar(64)  not null,
  label           varchar(64)  not null,
  begun_at        timestamp with time zone not null,
  status          integer,
  location        varchar(2000),
  body            bytea,
  primary key (caller, idempotency_key)
);
create index api_call_begun on api_call (begun_at);
