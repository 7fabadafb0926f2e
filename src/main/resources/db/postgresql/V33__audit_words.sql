-- New words wait in a list of the index, and the append that found it full at 4 MB sorted them in: some hundred
-- milliseconds, for which all callers waited. The console sorts them in every few seconds, beside the appends.
alter index audit_event_words set (gin_pending_list_limit = 65536);
