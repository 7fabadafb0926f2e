-- The moment of which the grants of a row are: of two writers the slower one may know less.
alter table person_standing add column granted_at timestamp with time zone;

-- Sessions that the identity provider has ended. Every console reads them. No column holds a name: all are hashes.
create table ended_session (
  token   varchar(64) not null primary key,
  sid     varchar(64),
  subject varchar(64),
  at      timestamp with time zone not null
);
create index ended_session_at on ended_session (at);
create index ended_session_sid on ended_session (sid);
create index ended_session_subject on ended_session (subject);
