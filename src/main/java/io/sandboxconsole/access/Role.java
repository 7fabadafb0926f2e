package io.sandboxconsole.access;

import java.util.Locale;
import java.util.Optional;

/// What somebody may be; [AccessPolicy] says what each may do.
public enum Role {
    VIEWER,
    OPERATOR,
    LEAD,
    AUDITOR,
    ADMIN;

    /// The role an identity provider calls `word`, in any case; `read_only` is OpenSandbox's word for a viewer.
    public static Optional<Role> named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "viewer", "read_only", "read-only" -> Optional.of(VIEWER);
            case "operator" -> Optional.of(OPERATOR);
            case "lead" -> Optional.of(LEAD);
            case "auditor" -> Optional.of(AUDITOR);
            case "admin" -> Optional.of(ADMIN);
            default -> Optional.empty();
        };
    }
}
