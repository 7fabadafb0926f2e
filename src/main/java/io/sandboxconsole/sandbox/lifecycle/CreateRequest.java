package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import org.jspecify.annotations.Nullable;

/// A request for a sandbox with the console's additions: its owner, its team, and a label to find it by.
///
/// @param label unique to the request
public record CreateRequest(
        Actor actor, ConnectionId connection, @Nullable String team, SandboxSpec spec, String label) {

    public CreateRequest {
        team = team == null || team.isBlank() ? null : team.strip();
    }

    /// A request that is made once.
    public CreateRequest(Actor actor, ConnectionId connection, @Nullable String team, SandboxSpec spec) {
        this(actor, connection, team, spec, ReservedMetadata.newRequest());
    }

    @Nullable
    String teamLabel() {
        return team == null ? null : LabelToken.of(team);
    }

    Operation operation() {
        return operation(actor, connection, teamLabel(), spec.name());
    }

    /// A grant for the team is required for another team's sandbox; owning the new sandbox does not suffice.
    ///
    /// @param team a label token
    public static Operation operation(
            Actor actor, ConnectionId connection, @Nullable String team, @Nullable String name) {
        boolean own = team == null || actor.teams().stream().map(LabelToken::of).anyMatch(team::equals);
        var target = new Target(connection.value(), null, name, team, own ? actor.owner() : null);
        return new Operation("create", Permission.CREATE_SANDBOX, target);
    }

    /// The specification with our reserved metadata.
    SandboxSpec marked() {
        return spec.withMetadata(ReservedMetadata.injected(spec.metadata(), actor, teamLabel(), label));
    }
}
