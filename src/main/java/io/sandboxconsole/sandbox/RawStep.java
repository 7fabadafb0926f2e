package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Permission;
import org.jspecify.annotations.Nullable;

/// What a raw call does to a sandbox: its word in the trail, the permission it takes, and the action it is, if it is
/// one the console knows.
public record RawStep(
        String word, Permission permission, @Nullable SandboxAction action) {

    /// A call that only a later engine knows. What is not known counts as a change.
    public static final RawStep UNKNOWN = new RawStep("pass-on", Permission.CHANGE_SANDBOX, null);

    public static RawStep of(SandboxAction action) {
        return new RawStep(action.word(), action.permission(), action);
    }
}
