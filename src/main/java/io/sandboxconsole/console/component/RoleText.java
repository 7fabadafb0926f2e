package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import java.util.List;
import java.util.stream.Collectors;

/// Names roles in the person's language.
public final class RoleText {

    private RoleText() {}

    public static String of(Role role) {
        return text(role.message());
    }

    /// The roles of a person, all of which count: `Viewer, Auditor`.
    public static String all(List<Role> roles) {
        return roles.isEmpty()
                ? text("shell.role.none")
                : roles.stream().map(RoleText::of).collect(Collectors.joining(", "));
    }

    /// The roles that give a permission, as alternatives: `Operator, Lead or Admin`.
    public static String either(Permission permission) {
        return text(Role.either(permission.roles()));
    }
}
