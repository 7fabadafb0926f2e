-- What a statement is about: `before-the-chain`, `checkpoint`, `cut` or `from-here-again`.
alter table audit_statement add column kind varchar(16) default 'checkpoint' not null;

update audit_statement set kind = 'before-the-chain' where sequence = 0;

-- The cuts of the trail by its retention. What one covers is no longer part of the trail once it is here; the rows
-- themselves are removed in small batches, until it is done.
create table audit_cut (
  -- Its stone among the statements.
  sequence     bigint   not null primary key,
  first_number bigint   not null,
  last_number  bigint   not null,
  row_count    bigint   not null,
  -- The statement with which the trail begins now.
  base         bigint   not null,
  at           timestamp with time zone not null,
  done         boolean  not null
);
