package io.sandboxconsole.access;

import io.sandboxconsole.i18n.Message;
import java.util.List;
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

    /// Returns the role's name for people.
    public Message message() {
        return switch (this) {
            case VIEWER -> Message.of("shell.role.viewer");
            case OPERATOR -> Message.of("shell.role.operator");
            case LEAD -> Message.of("shell.role.lead");
            case AUDITOR -> Message.of("shell.role.auditor");
            case ADMIN -> Message.of("shell.role.admin");
            case SERVICE -> Message.of("shell.role.service");
        };
    }

    /// Returns `roles`, at least one, as alternatives: `Operator, Lead or Admin`.
    static Message either(List<Role> roles) {
        Message named = roles.getFirst().message();
        for (Role role : roles.subList(1, roles.size())) {
            named = role.equals(roles.getLast())
                    ? Message.of("problem.roles", named, role.message())
                    : Message.of("problem.roles.more", named, role.message());
        }
        return named;
    }

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
