package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Permission;
import java.util.Locale;

/// What can be done to a sandbox that exists. No engine knows all of it.
public enum SandboxAction {
    RENEW(Permission.CHANGE_SANDBOX),
    START(Permission.CHANGE_SANDBOX),
    STOP(Permission.CHANGE_SANDBOX),
    PAUSE(Permission.CHANGE_SANDBOX),
    RESUME(Permission.CHANGE_SANDBOX),
    RECOVER(Permission.CHANGE_SANDBOX),
    /// Tell the engine that the sandbox is in use, so that it does not stop it yet.
    TOUCH(Permission.CHANGE_SANDBOX),
    EDIT_METADATA(Permission.CHANGE_SANDBOX),
    SNAPSHOT(Permission.CHANGE_SANDBOX),
    /// Get a way in by SSH, which is a secret.
    OPEN_SSH(Permission.REVEAL_CREDENTIALS),
    /// End every way in by SSH.
    CLOSE_SSH(Permission.CHANGE_SANDBOX),
    SET_INTERVALS(Permission.CHANGE_SANDBOX),
    /// Open the ports to everybody, or close them again.
    SET_OPEN_PORTS(Permission.CHANGE_SANDBOX),
    RESIZE(Permission.CHANGE_SANDBOX),
    /// Make another sandbox of this one as it is.
    FORK(Permission.CREATE_SANDBOX),
    BACKUP(Permission.CHANGE_SANDBOX),
    /// Move a stopped sandbox to cheaper storage, from which it starts slowly.
    ARCHIVE(Permission.CHANGE_SANDBOX),
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
