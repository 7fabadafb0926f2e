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
  hash        char(64)      not null,
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
  version          char(32),
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
