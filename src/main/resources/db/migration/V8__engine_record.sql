-- What engines' own logs say. It never replaces what the console recorded itself, and it gives nobody a right.

-- Who created a sandbox that the console did not create, kept since it was first read: a log may end, a key be deleted.
create table engine_creator (
  connection varchar(255)  not null,
  sandbox    varchar(255)  not null,
  actor      varchar(255)  not null,
  email      varchar(255),
  key_prefix varchar(255),
  key_suffix varchar(255),
  key_name   varchar(255),
  source     varchar(255),
  -- Several names, one in a line, where it could be any of them.
  candidates varchar(4000),
  at         timestamp with time zone not null,
  primary key (connection, sandbox)
);

-- What happened to sandboxes. A row without a status was under way when it was read.
create table engine_act (
  connection varchar(255) not null,
  entry      varchar(255) not null,
  sandbox    varchar(255) not null,
  action     varchar(255) not null,
  actor      varchar(255) not null,
  key_prefix varchar(255),
  key_suffix varchar(255),
  source     varchar(255),
  status     integer,
  at         timestamp with time zone not null,
  primary key (connection, entry)
);
create index engine_act_sandbox on engine_act (connection, sandbox, at);
create index engine_act_at on engine_act (connection, at);
