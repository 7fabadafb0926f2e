-- Whether the key that created the sandbox was deleted when the plan was made: the page of a job marks it as lists do.
alter table bulk_item add creator_deleted boolean default false not null;
