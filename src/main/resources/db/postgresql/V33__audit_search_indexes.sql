-- New words wait in a list of the index, and the append that found it full at 4 MB sorted them in: some hundred
-- milliseconds, for which all callers waited. The console sorts them in every few seconds, beside the appends.
alter index audit_event_words set (gin_pending_list_limit = 65536);

-- Rows that were appended more than five minutes after they happened. What a time of a search leaves behind its end
-- follows from it: with a day, each search began with the rows of one day too many.
drop index audit_event_late;
create index audit_event_late on audit_event (at, id) where chained - at > interval '5' minute;

-- Fields with few values, two by two, and an action of a person or a team. With one index each, a pair that no row has
-- costs a walk over all rows of one.
create index audit_event_action_result on audit_event (action, result, id);
create index audit_event_action_connection on audit_event (action, connection, id);
create index audit_event_action_door on audit_event (action, door, id);
create index audit_event_actor_action on audit_event (actor_id, action, id);
create index audit_event_team_action on audit_event (team, action, id);
create index audit_event_connection_result on audit_event (connection, result, id);
create index audit_event_connection_door on audit_event (connection, door, id);
create index audit_event_door_result on audit_event (door, result, id);
