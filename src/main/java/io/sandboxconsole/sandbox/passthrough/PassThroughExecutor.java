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

/// Forwards requests that change an engine's state: their only caller, and always inside [Guard]. A failure of the
/// supplied `call` is recorded as the failure of the attempt.
@Component
class PassThroughExecutor {

    private final Guard guard;

    private final CreationRecovery recovery;

    PassThroughExecutor(Guard guard, CreationRecovery recovery) {
        this.guard = guard;
        this.recovery = recovery;
    }

    /// @throws EngineRejection if the engine rejects it
    EngineResponse change(Actor actor, Operation operation, Entrance entrance, Supplier<EngineRequest> call) {
        return guard.call(actor, operation, () -> {
            var answer = entrance.granted(entrance.engineProxy().change(call.get()));
            // What a later engine's routes answer cannot be known: perhaps a long download.
            boolean known = !operation.action().equals(PassThroughOperation.UNKNOWN.word());
            return known ? entrance.complete(answer) : answer;
        });
    }

    /// Creates a sandbox or a template; searches for it after a lost response.
    ///
    /// @param call the engine's request for `command`
    /// @throws EngineRejection if the engine rejects it
    PassThroughResult create(
            PassThroughCreate command, Operation operation, Entrance entrance, Supplier<EngineRequest> call) {
        return guard.call(
                command.actor(),
                operation,
                () -> createOrFind(entrance, call.get(), command.request()),
                created -> created.target(operation.target()));
    }

    private PassThroughResult createOrFind(Entrance entrance, EngineRequest call, String request) {
        var kind = CreatedKind.of(call.path());
        try {
            var answer = entrance.granted(entrance.engineProxy().change(call));
            return PassThroughResult.of(answer, entrance.whole(answer, true), kind)
                    .orElseThrow(() -> entrance.unreadable(true));
        } catch (RuntimeException failure) {
            if (failure instanceof RecordedFailure recorded && recorded.unclear()) {
                return recovery.find(entrance, kind, request).orElseThrow(() -> failure);
            }
            throw failure;
        }
    }
}
