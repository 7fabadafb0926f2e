-- How people like the console, by a name that its screens know. Nothing here decides anything.
create table preference (
  person  varchar(255)  not null,
  name    varchar(64)   not null,
  content varchar(4000) not null,
  primary key (person, name)
);
