-- The words of a row, in an index that also finds their beginnings. Signs separate words, so that the parts of an id
-- or an address are words of their own. The column follows when a part of the row is redacted.
alter table audit_event add column words tsvector generated always as (to_tsvector('simple', translate(
  actor_id || ' ' || actor_name || ' ' || action || ' ' || coalesce(connection, '') || ' ' || coalesce(sandbox, '')
    || ' ' || coalesce(sandbox_name, '') || ' ' || coalesce(team, '') || ' ' || code || ' ' || detail
    || ' ' || coalesce(reason, '') || ' ' || coalesce(address, '') || ' ' || coalesce(request, '')
    || ' ' || coalesce(engine_request, '') || ' ' || coalesce(behalf_name, '') || ' ' || coalesce(job, ''),
  '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))) stored;

create index audit_event_words on audit_event using gin (words);

-- The few rows that were appended long after they happened.
create index audit_event_late on audit_event (at, id) where chained - at > interval '1' day;
