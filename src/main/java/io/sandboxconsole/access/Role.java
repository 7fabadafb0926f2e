package io.sandboxconsole.access;

import java.util.Locale;
import java.util.Optional;

/// The roles of an actor; [AccessPolicy] decides the permissions of each.
public enum Role {
    VIEWER,
    OPERATOR,
    LEAD,
    AUDITOR,
    ADMIN,
    /// A machine that works with a team’s sandboxes and manages no keys or connections.
    SERVICE;

    /// Returns the role an identity provider calls `word`, in any case; `read_only` is OpenSandbox's word for a viewer.
    public static Optional<Role> named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "viewer", "read_only", "read-only" -> Optional.of(VIEWER);
            case "operator" -> Optional.of(OPERATOR);
            case "lead" -> Optional.of(LEAD);
            case "auditor" -> Optional.of(AUDITOR);
            case "admin" -> Optional.of(ADMIN);
            case "service", "service_admin", "service-admin" -> Optional.of(SERVICE);
            default -> Optional.empty();
        };
    }
}
