-- The further belts that a plan was asked for, and the sandboxes that its filter leaves out, as JSON.
alter table bulk_plan add column asked text;
alter table bulk_plan add column excluded text;

-- Whose sandboxes a plan takes: decides who may see and steer its job.
create table bulk_reach (
  plan  uuid not null,
  team  varchar(63),
  owner varchar(63)
);
create index bulk_reach_plan on bulk_reach (plan);

alter table bulk_item add column expires_at timestamp with time zone;

-- Whether it is known of each sandbox that was begun with what became of it.
alter table bulk_job add column settled boolean default true not null;
-- Grows with each change, also of its sandboxes.
alter table bulk_job add column revision bigint default 0 not null;
create index bulk_job_started on bulk_job (started_at);
