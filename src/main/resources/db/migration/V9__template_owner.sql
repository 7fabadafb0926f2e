-- Whose an engine's template is, recorded when the console asked the engine for it: the engine has one key for all
-- teams and does not know. A template without a row is shown to nobody but those who see every team's.
create table template_owner (
  connection varchar(255) not null,
  template   varchar(255) not null,
  team       varchar(255),
  owner      varchar(255) not null,
  at         timestamp with time zone not null,
  primary key (connection, template)
);
