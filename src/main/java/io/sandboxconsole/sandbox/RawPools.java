package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Calls in the engine's own words that are about no single sandbox. Pools belong to all teams, so whoever may see any
/// sandbox sees them, and only an admin changes them.
@Service
public class RawPools {

    private final EngineDoor door;

    private final Guard guard;

    private final RawChanges raw;

    RawPools(EngineDoor door, Guard guard, RawChanges raw) {
        this.door = door;
        this.guard = guard;
        this.raw = raw;
    }

    @Blocking
    public EngineAnswer read(Actor actor, ConnectionId connection, EngineCall call) {
        requireSome(actor, new Operation("read-pools", Permission.VIEW_SANDBOX, target(connection, null)));
        return door.entrance(connection).send(call);
    }

    /// Makes a change; what `call` finds wrong is recorded as its failure.
    ///
    /// @param pool absent for one that has no name yet
    @Blocking
    public EngineAnswer change(Actor actor, ConnectionId connection, @Nullable String pool, Supplier<EngineCall> call) {
        var operation = new Operation("change-pool", Permission.MANAGE_CONNECTIONS, target(connection, pool));
        return raw.change(actor, operation, door.entrance(connection), call);
    }

    /// Tells the engine how long a creation took, as its clients do. Not recorded.
    @Blocking
    public EngineAnswer tell(Actor actor, ConnectionId connection, EngineCall call) {
        requireSome(actor, new Operation("tell-metrics", Permission.CREATE_SANDBOX, target(connection, null)));
        return door.entrance(connection).send(call);
    }

    /// A denial is recorded.
    private void requireSome(Actor actor, Operation operation) {
        if (guard.reach(actor, operation.permission()).nothing()) {
            guard.check(actor, operation);
        }
    }

    private static Target target(ConnectionId connection, @Nullable String pool) {
        return new Target(connection.value(), null, pool, null, null);
    }
}
