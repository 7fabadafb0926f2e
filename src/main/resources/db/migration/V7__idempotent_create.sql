-- Creations that a caller may ask for again under a key of their own; without a status one is still being made. Rows
-- older than a day are removed.
create table idempotent_create (
  caller          varchar(255) not null,
  idempotency_key varchar(255) not null,
  fingerprint     varchar(64)  not null,
  request         varchar(64)  not null,
  begun_at        timestamp with time zone not null,
  status          integer,
  body            bytea,
  primary key (caller, idempotency_key)
);
create index idempotent_create_begun on idempotent_create (begun_at);
