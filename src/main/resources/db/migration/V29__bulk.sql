-- A plan: an act on certain sandboxes, frozen, and shown before anything happens. Never changed but for `started_at`.
create table bulk_plan (
  id          uuid primary key,
  actor       varchar(255)  not null,
  actor_name  varchar(255)  not null,
  -- The act with its values, as JSON.
  command     text          not null,
  filter      varchar(4000),
  reason      varchar(2000),
  created_at  timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  started_at  timestamp with time zone,
  -- SHA-256 over the act and the sandboxes taken, in hexadecimal digits.
  hash        varchar(64)   not null,
  taken       integer       not null,
  skipped     integer       not null,
  -- What keeps it from being started, as JSON.
  blocks      text          not null
);
create index bulk_plan_actor on bulk_plan (actor, created_at);
create index bulk_plan_valid on bulk_plan (valid_until);

-- A sandbox of a plan, as it was observed then.
create table bulk_item (
  plan             uuid         not null,
  position         integer      not null,
  connection       varchar(63)  not null,
  sandbox          text         not null,
  version          varchar(32),
  name             varchar(255),
  team             varchar(63),
  owner            varchar(63),
  creator          varchar(255),
  creator_name     varchar(255),
  state            varchar(63),
  created_at       timestamp with time zone,
  last_activity_at timestamp with time zone,
  -- Why the plan leaves it out.
  skip             varchar(32),
  skip_detail      varchar(1000),
  primary key (plan, position)
);

-- A plan that was started.
create table bulk_job (
  plan        uuid primary key,
  state       varchar(16)  not null,
  -- When the first wave may begin; until then everything can be undone.
  due_at      timestamp with time zone not null,
  started_at  timestamp with time zone not null,
  ended_at    timestamp with time zone,
  -- Why it pauses or was cancelled, and by whom; absent for what it did by itself.
  why         varchar(32),
  changed_by  varchar(255),
  -- Who started it, as much as is needed to ask what they may now.
  actor_kind  varchar(16)  not null,
  actor_owner varchar(63)  not null,
  actor_teams text         not null,
  door        varchar(16)  not null,
  address     varchar(64)
);
create index bulk_job_state on bulk_job (state, due_at);

-- What happened to a job as a whole. Written in the transaction of the change.
create table bulk_event (
  no         bigint generated always as identity primary key,
  plan       uuid        not null,
  at         timestamp with time zone not null,
  state      varchar(16) not null,
  why        varchar(32),
  actor      varchar(255),
  actor_name varchar(255)
);
create index bulk_event_plan on bulk_event (plan, no);

alter table bulk_item add column begun_at timestamp with time zone;
alter table bulk_item add column ended_at timestamp with time zone;
alter table bulk_item add column outcome varchar(16);
alter table bulk_item add column code varchar(64);
alter table bulk_item add column detail varchar(1000);
create index bulk_item_outcome on bulk_item (plan, outcome, position);
