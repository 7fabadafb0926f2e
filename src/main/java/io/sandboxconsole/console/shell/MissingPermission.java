package io.sandboxconsole.console.shell;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import java.util.List;

/// Thrown when no grant of the person opens the requested view.
public final class MissingPermission extends RuntimeException {

    private final Permission permission;

    private final transient List<Role> roles;

    /// @param roles the roles of the person
    MissingPermission(Permission permission, List<Role> roles) {
        super("The permission %s is missing.".formatted(permission.word()));
        this.permission = permission;
        this.roles = List.copyOf(roles);
    }

    public List<Role> roles() {
        return roles;
    }

    public Permission permission() {
        return permission;
    }
}
