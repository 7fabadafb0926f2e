-- The engine's own reason for the last state, such as OOMKilled, to find and count sandboxes by.
alter table history_sandbox add column reason varchar(255);

-- What is written already: the reason stands in the fields, as JSON. One with escapes, or that would be stripped or cut,
-- is left to the memory, which reads the fields.
update history_sandbox set reason = substring(
    substring(fields from position('"reason":"' in fields) + 10)
    from 1 for position('"' in substring(fields from position('"reason":"' in fields) + 10)) - 1)
  where fields like '%"reason":"%'
    and position('"' in substring(fields from position('"reason":"' in fields) + 10)) between 2 and 256;
update history_sandbox set altered = true, reason = null
  where fields like '%"reason":"%'
    and (reason is null or reason like '%\%' escape '!' or reason <> trim(reason));

create index history_sandbox_reason on history_sandbox (reason);

-- Why a hold was released.
alter table history_hold add column released_why varchar(2000);
