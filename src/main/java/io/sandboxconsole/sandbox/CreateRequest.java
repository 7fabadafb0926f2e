package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A wish for a sandbox with what the console adds: whose it is, and a label to find it by.
record CreateRequest(
        Actor actor, ConnectionId connection, @Nullable String team, SandboxSpec spec) {

    CreateRequest {
        team = team == null || team.isBlank() ? null : team.strip();
    }

    @Nullable
    String teamLabel() {
        return team == null ? null : LabelToken.of(team);
    }

    /// A team of somebody else's is only allowed by a grant for that team, never by owning the new sandbox.
    Operation operation() {
        boolean ownTeam = team == null || actor.teams().contains(team);
        String owner = ownTeam ? actor.owner() : null;
        var target = new Target(connection.value(), null, spec.name(), teamLabel(), owner);
        return new Operation("create", Permission.CREATE_SANDBOX, target);
    }

    /// The specification with our reserved metadata.
    SandboxSpec marked() {
        String request = UUID.randomUUID().toString().replace("-", "");
        return spec.withMetadata(ReservedMetadata.injected(spec.metadata(), actor, teamLabel(), request));
    }
}
