package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Forwards requests that change an engine's state: their only caller, and always inside [Guard]. A failure of the
/// supplied `call` is recorded as the failure of the attempt.
@Component
class PassThroughExecutor {

    private static final byte[] NO_BODY = {};

    private final Guard guard;

    private final CreationRecovery recovery;

    PassThroughExecutor(Guard guard, CreationRecovery recovery) {
        this.guard = guard;
        this.recovery = recovery;
    }

    /// @throws EngineRejection if the engine rejects it
    EngineResponse change(Actor actor, Operation operation, Entrance entrance, Supplier<EngineRequest> call) {
        return change(actor, operation, entrance, call, Passage.OPEN);
    }

    /// What stands directly before the engine.
    interface Passage {

        Passage OPEN = (_, send) -> send.get();

        /// Sends a request with this body, unless something forbids it.
        EngineResponse pass(byte[] body, Supplier<EngineResponse> send);
    }

    /// @throws EngineRejection if the engine rejects it
    EngineResponse change(
            Actor actor, Operation operation, Entrance entrance, Supplier<EngineRequest> call, Passage passage) {
        return guard.call(actor, operation, () -> {
            var request = call.get();
            var answer = passage.pass(
                    NO_BODY, () -> entrance.granted(entrance.engineProxy().change(request)));
            // What a later engine's routes answer cannot be known: perhaps a long download.
            boolean known = !operation.action().equals(PassThroughOperation.UNKNOWN.word());
            return known ? entrance.complete(answer) : answer;
        });
    }

    /// Like the other, for a change that replaces values: `replaced` reads them from the body that the engine accepted.
    ///
    /// @throws EngineRejection if the engine rejects it
    EngineResponse change(
            Actor actor,
            Operation operation,
            Entrance entrance,
            Supplier<EngineRequest> call,
            Passage passage,
            Function<byte[], FieldChanges> replaced) {
        var changed = guard.callKnowing(
                actor,
                operation,
                () -> {
                    var request = call.get();
                    byte[] body = body(request);
                    var sent = request.content() == null ? request : request.withContent(body);
                    var answer = passage.pass(
                            body,
                            () -> entrance.complete(
                                    entrance.granted(entrance.engineProxy().change(sent))));
                    return new Changed(answer, replaced.apply(body));
                },
                done -> operation.changing(done.replaced()));
        return changed.answer();
    }

    /// An accepted change, and the values that it replaced.
    private record Changed(EngineResponse answer, FieldChanges replaced) {}

    private static byte[] body(EngineRequest request) {
        EngineRequest.@Nullable Content content = request.content();
        try {
            return content == null ? NO_BODY : content.stream().readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A body in memory cannot be read.", impossible);
        }
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
