-- Named keys. The row of a deleted key stays, so that its name does; no column holds a value that opens anything.
create table api_key (
  id              uuid         not null primary key,
  name            varchar(100) not null,
  kind            varchar(16)  not null,
  owner           varchar(255),
  team            varchar(255),
  role            varchar(16)  not null,
  connection      varchar(255),
  created_at      timestamp with time zone not null,
  created_by      varchar(255) not null,
  created_name    varchar(255),
  expires_at      timestamp with time zone,
  revoked_at      timestamp with time zone,
  revoked_by      varchar(255),
  revoked_name    varchar(255),
  deleted_at      timestamp with time zone,
  deleted_by      varchar(255),
  deleted_name    varchar(255),
  lookup          varchar(64)  not null unique,
  hash            varchar(64)  not null,
  -- After a rotation the older value still counts until a moment.
  previous_lookup varchar(64)  unique,
  previous_hash   varchar(64),
  previous_until  timestamp with time zone,
  used_at         timestamp with time zone,
  used_address    varchar(255),
  used_agent      varchar(255),
  requests_minute integer,
  sandboxes       integer
);
create index api_key_team on api_key (team);
create index api_key_owner on api_key (owner);

-- What a person was allowed when they were last seen, which bounds their personal keys while they are away.
create table person_standing (
  person varchar(255)  not null primary key,
  grants varchar(8000) not null,
  at     timestamp with time zone not null
);
