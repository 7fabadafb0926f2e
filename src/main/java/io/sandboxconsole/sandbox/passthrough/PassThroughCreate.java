package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.CreateRequest;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import org.jspecify.annotations.Nullable;

/// A machine's request for a sandbox, in the engine's own words.
///
/// @param team the team it is to be for, where the caller names one, as a label token
/// @param request a label-safe word that no other creation has, to find the sandbox by
/// @param call everything but the body
public record PassThroughCreate(
        Actor actor,
        ConnectionId connection,
        @Nullable String team,
        String request,
        EngineRequest call,
        CreateBody body) {

    public PassThroughCreate {
        team = team == null || team.isBlank() ? null : LabelToken.of(team);
    }

    /// A request that was not made before.
    public PassThroughCreate(
            Actor actor, ConnectionId connection, @Nullable String team, EngineRequest call, CreateBody body) {
        this(actor, connection, team, ReservedMetadata.newRequest(), call, body);
    }

    /// This request as a repetition of an earlier one, by the label of that.
    public PassThroughCreate repeating(String earlier) {
        return new PassThroughCreate(actor, connection, team, earlier, call, body);
    }

    /// @param chosen the team the sandbox will be for, as a label token
    Operation operation(@Nullable String chosen) {
        @Nullable
        String name = switch (body) {
            case CreateBody.Valid valid -> valid.name();
            case CreateBody.Invalid _ -> null;
        };
        return CreateRequest.operation(actor, connection, chosen, name);
    }
}
