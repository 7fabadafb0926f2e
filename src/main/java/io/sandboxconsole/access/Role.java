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

    /// Returns `roles` as alternatives: `Operator, Lead or Admin`. A person gets no role of machines.
    ///
    /// @param roles at least one of people
    public static Message either(List<Role> roles) {
        List<Message> names =
                roles.stream().filter(role -> role != SERVICE).map(Role::message).toList();
        Message first = names.getFirst();
        for (Message name : names.subList(1, names.size() - (names.size() > 1 ? 1 : 0))) {
            first = Message.of("problem.roles.more", first, name);
        }
        return names.size() == 1 ? first : Message.of("problem.roles", first, names.getLast());
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
