-- The unique label of the request that created a sandbox. An engine copies labels: another sandbox with the same one is
-- a copy. Absent for rows written before, until the sandbox is listed again.
alter table attribution add column request varchar(255);
create index attribution_request on attribution (request);
