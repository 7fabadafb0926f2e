package io.sandboxconsole.console;

import io.sandboxconsole.access.Permission;

/// Somebody asked for a view that none of their grants opens.
final class MissingPermission extends RuntimeException {

    private final Permission permission;

    MissingPermission(Permission permission) {
        super("The permission %s is missing.".formatted(permission.word()));
        this.permission = permission;
    }

    Permission permission() {
        return permission;
    }
}
