package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.CreateRequest;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import org.jspecify.annotations.Nullable;

/// A machine's request for a sandbox or a template, in the engine's own protocol.
///
/// @param team the intended team, where the caller names one, as a label token
/// @param request a label-safe id unique to this creation, by which to find the result
/// @param call the request without its body
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

    /// A new request.
    public PassThroughCreate(
            Actor actor, ConnectionId connection, @Nullable String team, EngineRequest call, CreateBody body) {
        this(actor, connection, team, ReservedMetadata.newRequest(), call, body);
    }

    /// This request as a retry of an earlier one, under the earlier label.
    public PassThroughCreate repeating(String earlier) {
        return new PassThroughCreate(actor, connection, team, earlier, call, body);
    }

    /// @param chosen the team of the new sandbox, as a label token
    Operation operation(@Nullable String chosen) {
        @Nullable
        String name = switch (body) {
            case CreateBody.Valid valid -> valid.name();
            case CreateBody.Invalid _ -> null;
        };
        return CreateRequest.operation(actor, connection, chosen, name);
    }

    /// The creation of a template, which takes the permission to create sandboxes.
    ///
    /// @param chosen the team of the new template, as a label token
    Operation templateOperation(@Nullable String chosen) {
        var creation = operation(chosen);
        return new Operation("create-template", creation.permission(), creation.target());
    }
}
