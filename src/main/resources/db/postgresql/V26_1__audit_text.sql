-- The words of a row, in an index that also finds their beginnings. Signs separate words, so that the parts of an id
-- or an address are words of their own. A trigger and no generated column, so that rows can be copied with all their
-- columns; the words follow when a part of the row is redacted.
alter table audit_event add column words tsvector;

create function audit_event_words() returns trigger language plpgsql as $$
begin
  new.words := to_tsvector('simple', translate(
    concat_ws(' ', new.actor_id, new.actor_name, new.action, new.connection, new.sandbox, new.sandbox_name, new.team,
      new.code, new.detail, new.reason, new.address, new.request, new.engine_request, new.behalf_name, new.job),
    '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)));
  return new;
end
$$;

create trigger audit_event_words before insert or update on audit_event
  for each row execute function audit_event_words();

-- Has the trigger find the words of the rows that are there.
update audit_event set words = null;

create index audit_event_words on audit_event using gin (words);

-- The few rows that were appended long after they happened.
create index audit_event_late on audit_event (at, id) where chained - at > interval '1' day;
