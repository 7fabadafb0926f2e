package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The only caller of what changes something in an engine's own words, and always inside [Guard]. What `call` finds
/// wrong is recorded as the failure of the attempt.
@Component
class PassThroughExecutor {

    private final Guard guard;

    private final CreationRecovery lost;

    PassThroughExecutor(Guard guard, CreationRecovery lost) {
        this.guard = guard;
        this.lost = lost;
    }

    /// @throws EngineRejection if the engine says no
    EngineResponse change(Actor actor, Operation operation, Entrance entrance, Supplier<EngineRequest> call) {
        return guard.call(
                actor, operation, () -> entrance.granted(entrance.engineProxy().change(call.get())));
    }

    /// Creates a sandbox; one whose answer was lost is looked for.
    ///
    /// @param call the engine's call for `command`
    /// @throws EngineRejection if the engine says no
    PassThroughResult create(
            PassThroughCreate command, Operation operation, Entrance entrance, Supplier<EngineRequest> call) {
        return guard.call(
                command.actor(),
                operation,
                () -> made(entrance, call.get(), command.request()),
                created -> created.target(operation.target()));
    }

    private PassThroughResult made(Entrance entrance, EngineRequest call, String request) {
        try {
            var answer = entrance.granted(entrance.engineProxy().change(call));
            return PassThroughResult.of(answer, entrance.whole(answer, true));
        } catch (RuntimeException failure) {
            if (failure instanceof RecordedFailure recorded && recorded.unclear()) {
                return lost.find(entrance, request).orElseThrow(() -> failure);
            }
            throw failure;
        }
    }
}
