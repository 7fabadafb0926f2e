package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.access.Role;

/// The word for a role in the person's language.
public final class RoleWord {

    private RoleWord() {}

    public static String of(Role role) {
        return switch (role) {
            case VIEWER -> say("shell.role.viewer");
            case OPERATOR -> say("shell.role.operator");
            case LEAD -> say("shell.role.lead");
            case AUDITOR -> say("shell.role.auditor");
            case ADMIN -> say("shell.role.admin");
            case SERVICE -> say("shell.role.service");
        };
    }
}
