package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import org.jspecify.annotations.Nullable;

/// An authenticated caller.
///
/// @param connection the only connection the caller may use; absent for the one the gateway serves
/// @param limits the limits of the caller's key
/// @param reference names the caller for later decisions
/// @param only the only sandbox that the presented credential reaches; absent for all in the caller's scope
/// @param passesAuthorization whether the header `Authorization` of the call is meant for the sandbox
public record Caller(
        Actor actor,
        @Nullable ConnectionId connection,
        Limits limits,
        CallerReference reference,
        @Nullable SandboxId only,
        boolean passesAuthorization) {

    /// A caller who is limited to no sandbox, and whose `Authorization` is the console's own.
    public Caller(Actor actor, @Nullable ConnectionId connection, Limits limits, CallerReference reference) {
        this(actor, connection, limits, reference, null, false);
    }

    Caller limitedTo(SandboxId sandbox) {
        return new Caller(actor, connection, limits, reference, sandbox, passesAuthorization);
    }

    Caller passingAuthorization() {
        return new Caller(actor, connection, limits, reference, only, true);
    }
}
