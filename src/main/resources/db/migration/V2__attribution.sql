-- Who created a sandbox, as recorded when the console asked the engine for it. Names are kept as they were then.
create table attribution (
  connection   varchar(255) not null,
  sandbox      varchar(255) not null,
  creator_kind varchar(16)  not null,
  creator_id   varchar(255) not null,
  creator_name varchar(255) not null,
  team         varchar(255),
  at           timestamp with time zone not null,
  primary key (connection, sandbox)
);
