package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.sandbox.EngineDoor.Entrance;
import io.sandboxconsole.sandbox.RawSpec.Marked;
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
                actor,
                operation,
                () -> RawAnswers.granted(
                        entrance.connection(), entrance.passage().change(call.get())));
    }

    /// Creates a sandbox; one whose answer was lost is looked for.
    ///
    /// @throws EngineRefused if the engine says no
    RawCreated create(Actor actor, Operation operation, Entrance entrance, Supplier<Marked> wish) {
        return guard.call(
                actor, operation, () -> made(entrance, wish.get()), created -> created.target(operation.target()));
    }

    private RawCreated made(Entrance entrance, Marked wish) {
        try {
            var answer =
                    RawAnswers.granted(entrance.connection(), entrance.passage().change(wish.call()));
            return RawCreated.of(answer, RawAnswers.whole(entrance.connection(), answer, true));
        } catch (RuntimeException failure) {
            if (failure instanceof RecordedFailure recorded && recorded.unclear()) {
                return lost.find(entrance, wish.request()).orElseThrow(() -> failure);
            }
            throw failure;
        }
    }
}
