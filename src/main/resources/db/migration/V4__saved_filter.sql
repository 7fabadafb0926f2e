-- Filters that people keep under a name; with a team, all of the team see them.
create table saved_filter (
  id         varchar(36)   not null primary key,
  owner      varchar(255)  not null,
  owner_name varchar(255)  not null,
  name       varchar(100)  not null,
  team       varchar(255),
  filter     varchar(2000) not null,
  at         timestamp with time zone not null
);
create index saved_filter_owner on saved_filter (owner);
create index saved_filter_team on saved_filter (team);
