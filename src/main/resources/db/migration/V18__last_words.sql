-- The last log lines and events of a sandbox that failed, as its engine still had them; secrets are masked.
create table history_last_words (
  connection varchar(63)  not null,
  -- As in history_sandbox, whose row may be written later.
  sandbox    varchar(255) not null,
  at         timestamp with time zone not null,
  logs       text,
  events     text,
  -- Whether there was more than is kept.
  truncated  boolean not null,
  primary key (connection, sandbox)
);
create index history_last_words_at on history_last_words (at);
