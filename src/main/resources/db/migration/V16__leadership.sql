-- Which console does what only one may do at a time. A row per task; the database's clock alone decides about terms.
create table leadership (
  name    varchar(255) not null primary key,
  -- Grows with every change of the holder, never shrinks: what an earlier holder still tries is refused by it.
  token   bigint not null,
  holder  varchar(64) not null,
  expires timestamp with time zone not null
);
