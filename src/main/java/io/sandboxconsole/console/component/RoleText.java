package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import java.text.ListFormat;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Names roles in the person's language.
public final class RoleText {

    private RoleText() {}

    /// The roles of a person, all of which count: `Viewer, Auditor`.
    public static String all(Collection<Role> roles) {
        return roles.isEmpty()
                ? text("shell.role.none")
                : roles.stream().map(RoleText::of).collect(Collectors.joining(", "));
    }

    public static String of(Role role) {
        return text(role.message());
    }

    /// The roles that can give one of `permissions`, as alternatives: `Operator, Lead or Admin`.
    public static String anyWith(Collection<Permission> permissions) {
        List<String> names = permissions.stream()
                .flatMap(permission -> permission.roles().stream())
                .distinct()
                .sorted()
                .map(RoleText::of)
                .toList();
        return ListFormat.getInstance(Texts.locale(), ListFormat.Type.OR, ListFormat.Style.FULL)
                .format(names);
    }
}
