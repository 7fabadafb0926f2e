-- One index less for each question that another answers: names are found by the index on `texts`, and what had ended
-- by the one on who was alive.
drop index history_sandbox_title;
drop index history_sandbox_ended;
drop index history_sandbox_alive;
create index history_sandbox_alive on history_sandbox (ended desc nulls last, begun, no, team, owner);
drop index history_sandbox_begun;
create index history_sandbox_begun on history_sandbox (begun);
-- A state is found by its kind or by the engine's word: without an index for both, a rare one reads every row.
create index history_sandbox_word on history_sandbox (state_key);
