package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.attribution.EngineActs;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Tells what the engines' own logs say of sandboxes, to those who may read the trail of the sandbox's team.
@Component
public class EngineHistory {

    private static final Logger log = LoggerFactory.getLogger(EngineHistory.class);

    private final Guard guard;

    private final EngineActs acts;

    private final Connections connections;

    EngineHistory(Guard guard, EngineActs acts, Connections connections) {
        this.guard = guard;
        this.acts = acts;
        this.connections = connections;
    }

    /// Returns the newest acts on a sandbox, as it is or was last known; none for an actor who may not see them.
    @Blocking
    public List<EngineAct> of(Actor actor, Sandbox sandbox, int most) {
        var scope = guard.scope(actor, Permission.READ_AUDIT);
        boolean permitted =
                scope.isUnlimited() || (sandbox.team() != null && scope.teams().contains(sandbox.team()));
        if (!permitted) {
            return List.of();
        }
        try {
            return acts.of(sandbox.id(), most);
        } catch (DataAccessException failure) {
            log.warn("What the engine recorded of {} cannot be read now.", sandbox.id(), failure);
            return List.of();
        }
    }

    /// The name of the engine that keeps the log.
    public String engine(Sandbox sandbox) {
        return connections
                .find(sandbox.id().connection())
                .map(connection -> connection.capabilities().engine())
                .orElse("");
    }
}
