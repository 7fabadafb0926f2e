-- The chain over the trail. Rows that are there already keep their numbers and all else; `chained` is absent in them.
alter table audit_event alter column id drop identity;

alter table audit_event add column chained      timestamp with time zone;
alter table audit_event add column caller       varchar(32);
alter table audit_event add column user_agent   varchar(255);
alter table audit_event add column request      varchar(255);
alter table audit_event add column parent       uuid;
alter table audit_event add column job          varchar(255);
alter table audit_event add column behalf_id    varchar(255);
alter table audit_event add column behalf_name  varchar(255);
alter table audit_event add column reason       varchar(2000);
alter table audit_event add column changes      text;
-- The version of the encoding, the salts of the two parts, or the hash of a part in place of what was redacted, the
-- hash of the row, and that of the chain at it.
alter table audit_event add column version      smallint;
alter table audit_event add column person_salt  bytea;
alter table audit_event add column content_salt bytea;
alter table audit_event add column person_hash  bytea;
alter table audit_event add column content_hash bytea;
alter table audit_event add column row_hash     bytea;
alter table audit_event add column hash         bytea;

-- Where the chain ends. Who appends holds this one row; no hash means that the chain has not begun.
create table audit_chain (
  id     smallint not null primary key,
  trail  uuid,
  number bigint   not null,
  hash   bytea
);

insert into audit_chain (id, number) values (1, 0);

-- What is stated and signed about the trail, in sequence from 0: the stone of the rows from before the chain, and
-- checkpoints. Envelopes are DSSE in JSON.
create table audit_statement (
  sequence    bigint  not null primary key,
  last_number bigint  not null,
  envelope    text    not null,
  signed      boolean not null,
  -- Whether the sink outside of the database has it.
  delivered   boolean not null
);

create index audit_statement_last on audit_statement (last_number);

-- The public keys that have signed statements, as PEM.
create table audit_key (
  id    varchar(64) not null primary key,
  pem   text        not null,
  since timestamp with time zone not null
);
