package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.Role;

/// Names roles in the person's language.
public final class RoleText {

    private RoleText() {}

    public static String of(Role role) {
        return switch (role) {
            case VIEWER -> text("shell.role.viewer");
            case OPERATOR -> text("shell.role.operator");
            case LEAD -> text("shell.role.lead");
            case AUDITOR -> text("shell.role.auditor");
            case ADMIN -> text("shell.role.admin");
            case SERVICE -> text("shell.role.service");
        };
    }
}
