-- For terms that exclude each other, such as a connection and a state: without an index for both, every row is read.
create index history_sandbox_connection on history_sandbox (connection);
-- Who was alive at an instant needs neither team nor owner, which took two thirds of it.
drop index history_sandbox_alive;
create index history_sandbox_alive on history_sandbox (ended desc nulls last, begun, no);
