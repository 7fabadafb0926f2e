package io.sandboxconsole.console.shell;

import io.sandboxconsole.access.Permission;

/// Thrown when no grant of the person opens the requested view.
public final class MissingPermission extends RuntimeException {

    private final Permission permission;

    MissingPermission(Permission permission) {
        super("The permission %s is missing.".formatted(permission.word()));
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }
}
