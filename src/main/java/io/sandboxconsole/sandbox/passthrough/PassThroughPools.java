package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Calls in the engine's own words that are about no single sandbox. Pools belong to all teams, so whoever may see any
/// sandbox sees them, and only an admin changes them.
@Service
public class PassThroughPools {

    private final EngineProxies door;

    private final Guard guard;

    private final PassThroughExecutor raw;

    PassThroughPools(EngineProxies door, Guard guard, PassThroughExecutor raw) {
        this.door = door;
        this.guard = guard;
        this.raw = raw;
    }

    @Blocking
    public EngineResponse read(Actor actor, ConnectionId connection, EngineRequest call) {
        requireSome(actor, new Operation("read-pools", Permission.VIEW_SANDBOX, target(connection, null)));
        return door.entrance(connection).send(call);
    }

    /// Makes a change; what `call` finds wrong is recorded as its failure.
    ///
    /// @param pool absent for one that has no name yet
    @Blocking
    public EngineResponse change(
            Actor actor, ConnectionId connection, @Nullable String pool, Supplier<EngineRequest> call) {
        var operation = new Operation("change-pool", Permission.MANAGE_CONNECTIONS, target(connection, pool));
        return raw.change(actor, operation, door.entrance(connection), call);
    }

    /// Tells the engine how long a creation took, as its clients do. Not recorded.
    @Blocking
    public EngineResponse send(Actor actor, ConnectionId connection, EngineRequest call) {
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
