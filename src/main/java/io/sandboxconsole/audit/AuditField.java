package io.sandboxconsole.audit;

/// The fields of a row whose values a search chooses from.
public enum AuditField {
    ACTOR("actor_id"),
    KIND("actor_kind"),
    ACTION("action"),
    /// The id of the target.
    SANDBOX("sandbox"),
    TEAM("team"),
    RESULT("result"),
    DOOR("door"),
    CONNECTION("connection"),
    ADDRESS("address"),
    /// The console's own request id.
    REQUEST("request");

    private final String column;

    AuditField(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /// Returns the column with the name of a value, or a constant where it has none.
    String label() {
        return switch (this) {
            case ACTOR -> "actor_name";
            case SANDBOX -> "sandbox_name";
            case KIND, ACTION, TEAM, RESULT, DOOR, CONNECTION, ADDRESS, REQUEST -> "cast(null as varchar(255))";
        };
    }
}
