package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Permission;
import java.util.Locale;

/// An action on an existing sandbox. No engine supports all of them.
public enum SandboxAction {
    RENEW(Permission.CHANGE_SANDBOX),
    START(Permission.CHANGE_SANDBOX),
    STOP(Permission.CHANGE_SANDBOX),
    PAUSE(Permission.CHANGE_SANDBOX),
    RESUME(Permission.CHANGE_SANDBOX),
    RECOVER(Permission.CHANGE_SANDBOX),
    /// Reports use of the sandbox to the engine, which postpones its automatic stop.
    TOUCH(Permission.CHANGE_SANDBOX),
    EDIT_METADATA(Permission.CHANGE_SANDBOX),
    SNAPSHOT(Permission.CHANGE_SANDBOX),
    /// Issues SSH access, which is a secret.
    OPEN_SSH(Permission.REVEAL_CREDENTIALS),
    /// Revokes every SSH access.
    CLOSE_SSH(Permission.CHANGE_SANDBOX),
    SET_INTERVALS(Permission.CHANGE_SANDBOX),
    /// Opens the ports to the public, or closes them again.
    SET_OPEN_PORTS(Permission.CHANGE_SANDBOX),
    RESIZE(Permission.CHANGE_SANDBOX),
    /// Copies the sandbox as it is into another one.
    FORK(Permission.CREATE_SANDBOX),
    BACKUP(Permission.CHANGE_SANDBOX),
    /// Moves a stopped sandbox to cheaper storage, from which it starts slowly.
    ARCHIVE(Permission.CHANGE_SANDBOX),
    DELETE(Permission.DELETE_SANDBOX);

    private final Permission permission;

    SandboxAction(Permission permission) {
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }

    /// The action's name in the audit trail: `edit-metadata`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
