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

/// Forwards calls about no single sandbox. Pools belong to all teams: actors who may see any sandbox see them, and only
/// an admin changes them.
@Service
public class PassThroughPools {

    private final EngineProxies proxies;

    private final Guard guard;

    private final PassThroughExecutor executor;

    PassThroughPools(EngineProxies proxies, Guard guard, PassThroughExecutor executor) {
        this.proxies = proxies;
        this.guard = guard;
        this.executor = executor;
    }

    @Blocking
    public EngineResponse read(Actor actor, ConnectionId connection, EngineRequest call) {
        requireSome(actor, new Operation("read-pools", Permission.VIEW_SANDBOX, target(connection, null)));
        return proxies.entrance(connection).send(call);
    }

    /// Forwards a change; a failure of the supplied `call` is recorded as its failure.
    ///
    /// @param pool absent for one that has no name yet
    @Blocking
    public EngineResponse change(
            Actor actor, ConnectionId connection, @Nullable String pool, Supplier<EngineRequest> call) {
        var operation = new Operation("change-pool", Permission.MANAGE_CONNECTIONS, target(connection, pool));
        return executor.change(actor, operation, proxies.entrance(connection), call);
    }

    /// Reports the duration of a creation to the engine, as its clients do. Not recorded.
    @Blocking
    public EngineResponse send(Actor actor, ConnectionId connection, EngineRequest call) {
        requireSome(actor, new Operation("tell-metrics", Permission.CREATE_SANDBOX, target(connection, null)));
        return proxies.entrance(connection).send(call);
    }

    /// Requires the permission for any sandbox at all; a denial is recorded.
    private void requireSome(Actor actor, Operation operation) {
        if (guard.scope(actor, operation.permission()).isEmpty()) {
            guard.check(actor, operation);
        }
    }

    private static Target target(ConnectionId connection, @Nullable String pool) {
        return new Target(connection.value(), null, pool, null, null);
    }
}
