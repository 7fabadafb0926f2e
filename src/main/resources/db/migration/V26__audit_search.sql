-- The search of the trail. `chained` rises with the row's number, and so turns a time into a row.
create index audit_event_chained on audit_event (chained);
create index audit_event_result on audit_event (result, id);
create index audit_event_door on audit_event (door, id);
create index audit_event_connection on audit_event (connection, id);
create index audit_event_address on audit_event (address, id);
create index audit_event_request on audit_event (request);

-- What the console's own check of the trail last found. It proves nothing to an auditor: the offline verifier does.
create table audit_integrity (
  id           smallint not null primary key,
  -- The last row up to which the trail was whole, and the chain's hash there; when it was checked last, and when all
  -- of it was.
  number       bigint   not null,
  hash         bytea,
  checked      timestamp with time zone,
  checked_all  timestamp with time zone,
  -- What is wrong; no attack means nothing.
  attack       varchar(32),
  first_number bigint,
  last_number  bigint,
  explanation  varchar(2000)
);

insert into audit_integrity (id, number) values (1, 0);
