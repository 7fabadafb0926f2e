package io.sandboxconsole.access;

/// A role within a scope.
public record Grant(Role role, Scope scope) {

    /// Returns the rest of this grant for a key that acts in its holder's name with the role `limit`.
    public Grant limitedTo(Role limit) {
        // An admin's grant covers all sandboxes, and still does with a lesser role.
        return new Grant(lesser(role, limit), role == Role.ADMIN ? new Scope.All() : scope);
    }

    private static Role lesser(Role held, Role limit) {
        return switch (limit) {
            case VIEWER, AUDITOR -> Role.VIEWER;
            case OPERATOR, SERVICE ->
                switch (held) {
                    case VIEWER, AUDITOR -> Role.VIEWER;
                    case OPERATOR, LEAD, ADMIN, SERVICE -> limit;
                };
            case LEAD, ADMIN ->
                switch (held) {
                    case VIEWER, AUDITOR -> Role.VIEWER;
                    case OPERATOR, SERVICE -> held;
                    case LEAD, ADMIN -> Role.LEAD;
                };
        };
    }
}
