package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/// Calls about one sandbox in the engine's own words, under the checks of [SandboxService]: whatever is outside the
/// actor's scope reads as [SandboxNotFound], what is in scope but not permitted is an [AccessDenied], and what the
/// engine refuses is an answer for a read and an [EngineRefused] for a change.
@Service
public class RawSandboxes {

    private static final String REVEAL_ENDPOINT = "reveal-endpoint";

    private final EngineDoor door;

    private final LiveSandboxes live;

    private final Guard guard;

    private final Changes changes;

    private final RawChanges raw;

    private final UnderwayChanges underway;

    RawSandboxes(
            EngineDoor door,
            LiveSandboxes live,
            Guard guard,
            Changes changes,
            RawChanges raw,
            UnderwayChanges underway) {
        this.door = door;
        this.live = live;
        this.guard = guard;
        this.changes = changes;
        this.raw = raw;
        this.underway = underway;
    }

    /// The sandbox itself, in a single call: the answer tells whose it is.
    @Blocking
    public EngineAnswer get(Actor actor, SandboxId id, EngineCall call) {
        var entrance = door.entrance(id.connection());
        var answer = entrance.passage().send(call);
        if (guard.reach(actor, Permission.VIEW_SANDBOX).everything()) {
            return answer;
        }
        byte[] bytes = RawAnswers.whole(id.connection(), answer, false);
        if (answer.status() == 200) {
            var row = RawAnswers.understood(id.connection(), bytes, RawRow::only);
            var target = row.target(id, entrance.passage().defaultTeam());
            hidingForeign(id, () -> {
                guard.check(actor, new Operation("view", Permission.VIEW_SANDBOX, target));
                return id;
            });
        } else if (answer.status() == 404) {
            // An engine's own words would tell what is gone from what is hidden.
            throw new SandboxNotFound(id);
        }
        return EngineAnswer.of(answer.status(), answer.headers(), bytes);
    }

    /// Something that whoever may see the sandbox may read. Not recorded.
    @Blocking
    public EngineAnswer read(Actor actor, SandboxId id, String word, EngineCall call) {
        readable(actor, id, word, Permission.VIEW_SANDBOX);
        return door.entrance(id.connection()).passage().send(call);
    }

    /// Something that may hold secrets. Recorded.
    @Blocking
    public EngineAnswer reveal(Actor actor, SandboxId id, String word, EngineCall call) {
        var sandbox = toBeTouched(actor, id, word);
        var operation = new Operation(word, Permission.REVEAL_CREDENTIALS, Changes.target(sandbox));
        var entrance = door.entrance(id.connection());
        return hidingForeign(
                id,
                () -> guard.call(
                        actor,
                        operation,
                        () -> RawAnswers.granted(
                                id.connection(), entrance.passage().send(call))));
    }

    /// Where a port is reached: recorded and with the credentials for whoever may have them, without them and without a
    /// signature for everybody else.
    @Blocking
    public EngineAnswer endpoint(Actor actor, SandboxId id, EngineCall call) {
        var sandbox = readable(actor, id, "read-endpoint", Permission.VIEW_ENDPOINT);
        var reveal = new Operation(REVEAL_ENDPOINT, Permission.REVEAL_CREDENTIALS, Changes.target(sandbox));
        return guard.allows(actor, reveal)
                ? reveal(actor, id, REVEAL_ENDPOINT, call)
                : RawEndpoint.withoutCredentials(door.entrance(id.connection()), call);
    }

    /// Makes a change; what `call` finds wrong is recorded as its failure.
    @Blocking
    public EngineAnswer perform(Actor actor, SandboxId id, RawStep step, Supplier<EngineCall> call) {
        var sandbox = toBeTouched(actor, id, step.word());
        var operation = new Operation(step.word(), step.permission(), Changes.target(sandbox));
        var entrance = door.entrance(id.connection());
        return step.action() == null
                ? changed(id, () -> raw.change(actor, operation, entrance, call))
                : marked(
                        new Underway(id, step.action(), actor.name(), null),
                        () -> changed(id, () -> raw.change(actor, operation, entrance, call)));
    }

    /// Changes metadata that is not the console's.
    ///
    /// @param body what is to change
    @Blocking
    public EngineAnswer patch(Actor actor, SandboxId id, EngineCall call, Supplier<byte[]> body) {
        return perform(
                actor,
                id,
                RawStep.of(SandboxAction.EDIT_METADATA),
                () -> call.withContent(RawPatch.checked(body.get())));
    }

    /// A call to what runs in the sandbox. Who may not make it is recorded, single calls are not.
    @Blocking
    public EngineAnswer inside(Actor actor, SandboxId id, EngineCall call) {
        readable(actor, id, "reach-port", Permission.REVEAL_CREDENTIALS);
        return door.entrance(id.connection()).passage().send(call);
    }

    private EngineAnswer changed(SandboxId id, Supplier<EngineAnswer> work) {
        try {
            var answer = hidingForeign(id, work);
            live.readBack(id);
            return answer;
        } catch (RuntimeException failure) {
            if (failure instanceof ProviderException || failure instanceof EngineRefused) {
                live.unsettled(id);
            }
            throw failure;
        }
    }

    private EngineAnswer marked(Underway asked, Supplier<EngineAnswer> work) {
        underway.begin(asked);
        try {
            return work.get();
        } finally {
            underway.end(asked);
        }
    }

    private Sandbox readable(Actor actor, SandboxId id, String word, Permission permission) {
        var sandbox = live.look(id);
        hidingForeign(id, () -> {
            guard.check(actor, new Operation(word, permission, Changes.target(sandbox)));
            return sandbox;
        });
        return sandbox;
    }

    /// Reads what an attempt is about. An attempt that ends here, because it cannot be read, is recorded too.
    private Sandbox toBeTouched(Actor actor, SandboxId id, String word) {
        try {
            return live.look(id);
        } catch (RuntimeException failure) {
            changes.failedBefore(actor, id, word, failure);
            throw failure;
        }
    }

    static <T> T hidingForeign(SandboxId id, Supplier<T> work) {
        try {
            return work.get();
        } catch (AccessDenied denied) {
            throw denied.hidden() ? new SandboxNotFound(id) : denied;
        }
    }
}
