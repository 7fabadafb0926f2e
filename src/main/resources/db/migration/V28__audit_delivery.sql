-- How far receivers outside of the database have got: the webhook in the sequence of statements, the log in the
-- numbers of rows. A receiver is named by its kind and a hash of its address, which may hold a secret.
create table audit_delivery (
  receiver varchar(100) not null primary key,
  position bigint       not null,
  at       timestamp with time zone not null
);
