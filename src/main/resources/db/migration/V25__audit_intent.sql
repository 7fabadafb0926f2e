-- Up to which row of the trail intents without an outcome have been looked for. Those of earlier versions are left.
create table audit_intent_scan (
  id     smallint not null primary key,
  number bigint   not null
);

insert into audit_intent_scan (id, number) select 1, coalesce(max(id), 0) from audit_event;
