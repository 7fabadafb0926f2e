-- What happened to every sandbox. One row of current knowledge per sandbox, live or ended, and its events.
-- history.LifeColumns says what each column holds; moments are cut to microseconds, texts to the length of the column.
create table history_sandbox (
  no            bigint generated always as identity primary key,
  connection    varchar(63)  not null,
  -- The engine's id, or a digest of it where it does not fit, with the whole id in hexadecimal digits beside.
  sandbox       varchar(255) not null,
  full_id       text,
  first_seen    timestamp with time zone not null,
  -- The creation as the engine states it, or else first_seen: what every sort and span counts from.
  begun         timestamp with time zone not null,
  created       timestamp with time zone,
  expires       timestamp with time zone,
  activity      timestamp with time zone,
  last_seen     timestamp with time zone not null,
  ended         timestamp with time zone,
  -- Microseconds from begun to ended; absent while it lives.
  lived         bigint,
  cause         varchar(24),
  ended_by      varchar(255),
  ended_actor   varchar(255),
  operation     uuid,
  log_entry     varchar(255),
  -- The number of its last event.
  events        integer not null,
  team          varchar(255),
  owner         varchar(255),
  state         varchar(16)  not null,
  creator       varchar(255) not null,
  -- How sure the creator is, 0 for the surest.
  evidence      smallint     not null,
  image         varchar(255),
  region        varchar(255),
  machine       varchar(255),
  -- The words of its lease, between control characters.
  lease         varchar(63),
  -- Names as they are compared: folded to one case by the console, so that every database agrees.
  state_key     varchar(255) not null,
  title_key     varchar(255) not null,
  -- All that creator: finds, between control characters.
  creator_key   varchar(2000) not null,
  -- Every searched text, folded, and every label as it is, between control characters.
  texts         text not null,
  labels        text not null,
  -- Whether some column does not hold its text or moment in full: only the fields tell whether a filter finds it.
  altered       boolean not null,
  -- The whole sandbox as names and values.
  fields        text not null,
  unique (connection, sandbox)
);
create index history_sandbox_begun on history_sandbox (begun, no);
create index history_sandbox_ended on history_sandbox (ended desc nulls last, no);
-- Who was alive at an instant, and how many of whose team, from the index alone.
create index history_sandbox_alive on history_sandbox (ended, begun, no, team, owner);
create index history_sandbox_altered on history_sandbox (altered);
-- For filters by rare values; for common ones the order by time finds a page and ten thousand rows soon enough.
create index history_sandbox_creator on history_sandbox (creator);
create index history_sandbox_team on history_sandbox (team);
create index history_sandbox_image on history_sandbox (image);
create index history_sandbox_cause on history_sandbox (cause);
create index history_sandbox_state on history_sandbox (state);
create index history_sandbox_title on history_sandbox (title_key);

-- Only ever appended; a purge deletes all events of a sandbox.
create table history_event (
  history   bigint   not null,
  sequence  integer  not null,
  at        timestamp with time zone not null,
  engine_at timestamp with time zone,
  kind      varchar(12) not null,
  origin    varchar(12) not null,
  gap       boolean  not null,
  changes   text,
  operation uuid,
  primary key (history, sequence)
);
create index history_event_at on history_event (at, history);

-- When each connection was watched: a moment between two rows is a gap of knowledge.
create table history_watch (
  connection varchar(255) not null,
  since      timestamp with time zone not null,
  until      timestamp with time zone not null,
  primary key (connection, since)
);
