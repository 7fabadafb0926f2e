package io.sandboxconsole.audit;

/// The number of entries that one actor, under one name, left with one action.
///
/// @param kind the kind of actor: `person`, `key`, `service` or `system`
/// @param newest the number of the newest of these rows
public record AuditTally(String action, String actor, String name, String kind, int entries, long newest) {

    /// The number of rows that are counted, so that a long trail answers as fast as a short one.
    public static final int MOST = 10_000;
}
