-- The events of a sandbox that has ended, in one row: as rows of history_event they take five times the bytes.
-- Events that come later, or were written by earlier versions, stay there.
create table history_pack (
  history bigint not null primary key,
  -- The moment of its oldest event: the purge of events goes by it.
  oldest  timestamp with time zone not null,
  -- history.PackedEvents says how they are written.
  events  bytea not null
);
create index history_pack_oldest on history_pack (oldest);
