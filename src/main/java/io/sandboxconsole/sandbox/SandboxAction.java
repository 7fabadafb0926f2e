package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Permission;
import java.util.Locale;

/// What can be done to a sandbox that exists.
public enum SandboxAction {
    RENEW(Permission.CHANGE_SANDBOX),
    PAUSE(Permission.CHANGE_SANDBOX),
    RESUME(Permission.CHANGE_SANDBOX),
    EDIT_METADATA(Permission.CHANGE_SANDBOX),
    SNAPSHOT(Permission.CHANGE_SANDBOX),
    DELETE(Permission.DELETE_SANDBOX);

    private final Permission permission;

    SandboxAction(Permission permission) {
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }

    /// How the action is written in the trail: `edit-metadata`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
