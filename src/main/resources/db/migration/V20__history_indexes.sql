-- One index less for each question that another answers: names are found by the index on `texts`, and what had ended
-- by the one on who was alive.
drop index history_sandbox_title;
drop index history_sandbox_ended;
drop index history_sandbox_alive;
create index history_sandbox_alive on history_sandbox (ended desc nulls last, begun, no, team, owner);
