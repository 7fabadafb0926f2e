package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.SandboxAction;
import org.jspecify.annotations.Nullable;

/// The operation of a forwarded call on a sandbox: its name in the audit trail, the permission it requires, and the
/// console's action, if there is one.
public record PassThroughOperation(
        String word, Permission permission, @Nullable SandboxAction action) {

    /// A call that only a later engine knows. An unknown call counts as a change.
    public static final PassThroughOperation UNKNOWN =
            new PassThroughOperation("pass-on", Permission.CHANGE_SANDBOX, null);

    /// A change of the connections that a sandbox may open.
    public static final PassThroughOperation CHANGE_NETWORK_POLICY =
            new PassThroughOperation("change-network-policy", Permission.CHANGE_SANDBOX, null);

    public static PassThroughOperation of(SandboxAction action) {
        return new PassThroughOperation(action.word(), action.permission(), action);
    }
}
