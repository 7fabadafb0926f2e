package io.sandboxconsole.access;

/// Takes note of reads of the trail itself: one for each question that a person asks of it.
public interface TrailReads {

    /// Records that `actor` reads the rows that match `filter`. Blocks on the database.
    ///
    /// @param filter as the person set it; empty for all rows
    /// @throws io.sandboxconsole.audit.AuditUnavailable if it cannot be recorded, now or later
    void asked(Actor actor, String filter);
}
