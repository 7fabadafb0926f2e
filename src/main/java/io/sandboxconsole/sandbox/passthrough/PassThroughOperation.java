package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.SandboxAction;
import org.jspecify.annotations.Nullable;

/// What a raw call does to a sandbox: its word in the trail, the permission it takes, and the action it is, if it is
/// one the console knows.
public record PassThroughOperation(
        String word, Permission permission, @Nullable SandboxAction action) {

    /// A call that only a later engine knows. What is not known counts as a change.
    public static final PassThroughOperation UNKNOWN =
            new PassThroughOperation("pass-on", Permission.CHANGE_SANDBOX, null);

    public static PassThroughOperation of(SandboxAction action) {
        return new PassThroughOperation(action.word(), action.permission(), action);
    }
}
