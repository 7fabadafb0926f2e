package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import java.text.ListFormat;
import java.util.Collection;
import java.util.List;

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
