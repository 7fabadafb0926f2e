package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.sandbox.EngineDoor.Entrance;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The only caller of what changes something in an engine's own words, and always inside [Guard]. What `call` finds
/// wrong is recorded as the failure of the attempt.
@Component
class RawChanges {

    private final Guard guard;

    private final LostCreations lost;

    RawChanges(Guard guard, LostCreations lost) {
        this.guard = guard;
        this.lost = lost;
    }

    /// @throws EngineRefused if the engine says no
    EngineAnswer change(Actor actor, Operation operation, Entrance entrance, Supplier<EngineCall> call) {
        return guard.call(
                actor, operation, () -> entrance.granted(entrance.passage().change(call.get())));
    }

    /// Creates a sandbox; one whose answer was lost is looked for.
    ///
    /// @param call the engine's call for `command`
    /// @throws EngineRefused if the engine says no
    RawCreated create(PassThroughCreate command, Operation operation, Entrance entrance, Supplier<EngineCall> call) {
        return guard.call(
                command.actor(),
                operation,
                () -> made(entrance, call.get(), command.request()),
                created -> created.target(operation.target()));
    }

    private RawCreated made(Entrance entrance, EngineCall call, String request) {
        try {
            var answer = entrance.granted(entrance.passage().change(call));
            return RawCreated.of(answer, entrance.whole(answer, true));
        } catch (RuntimeException failure) {
            if (failure instanceof RecordedFailure recorded && recorded.unclear()) {
                return lost.find(entrance, request).orElseThrow(() -> failure);
            }
            throw failure;
        }
    }
}
