-- For terms that exclude each other, such as a connection and a state: without an index for both, every row is read.
create index history_sandbox_connection on history_sandbox (connection);
-- Who was alive at an instant needs neither team nor owner, which took two thirds of it.
drop index history_sandbox_alive;
create index history_sandbox_alive on history_sandbox (ended desc nulls last, begun, no);

-- A reason that did not fit counts by its beginning, as one that is written today: an earlier version left it out.
update history_sandbox set reason = substring(fields from position('"reason":"' in fields) + 10 for 255)
  where altered and reason is null and fields like '%"reason":"%'
    and position('"' in substring(fields from position('"reason":"' in fields) + 10 for 256)) = 0
    and substring(fields from position('"reason":"' in fields) + 10 for 255) not like '%\%' escape '!'
    and substring(fields from position('"reason":"' in fields) + 10 for 1) <> ' ';
