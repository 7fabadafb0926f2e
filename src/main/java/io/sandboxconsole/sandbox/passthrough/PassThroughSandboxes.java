package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.lifecycle.EngineSandboxes;
import io.sandboxconsole.sandbox.lifecycle.SandboxAccess;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonToken;

/// Calls about one sandbox in the engine's own words, under the checks of [SandboxService]: whatever is outside the
/// actor's scope reads as [SandboxNotFound], what is in scope but not permitted is an
/// [io.sandboxconsole.access.AccessDenied], and what the
/// engine refuses is an answer for a read and an [EngineRejection] for a change.
@Service
public class PassThroughSandboxes {

    private static final String REVEAL_ENDPOINT = "reveal-endpoint";

    private final EngineProxies door;

    private final EngineSandboxes live;

    private final Guard guard;

    private final SandboxAccess access;

    private final PassThroughExecutor raw;

    PassThroughSandboxes(
            EngineProxies door, EngineSandboxes live, Guard guard, SandboxAccess access, PassThroughExecutor raw) {
        this.door = door;
        this.live = live;
        this.guard = guard;
        this.access = access;
        this.raw = raw;
    }

    /// The sandbox itself, in a single call: the answer tells whose it is.
    @Blocking
    public EngineResponse get(Actor actor, SandboxId id, EngineRequest call) {
        var entrance = door.entrance(id.connection());
        var answer = entrance.send(call);
        if (guard.reach(actor, Permission.VIEW_SANDBOX).everything()) {
            return answer;
        }
        byte[] bytes = entrance.whole(answer);
        if (answer.status() == 200) {
            var row = entrance.understood(bytes, JsonRow::only);
            var target = row.target(id, entrance.engineProxy().defaultTeam());
            access.check(actor, id, new Operation("view", Permission.VIEW_SANDBOX, target));
        } else if (answer.status() == 404) {
            // An engine's own words would tell what is gone from what is hidden.
            throw new SandboxNotFound(id);
        }
        return EngineResponse.of(answer.status(), answer.headers(), bytes);
    }

    /// Something that whoever may see the sandbox may read. Not recorded.
    @Blocking
    public EngineResponse read(Actor actor, SandboxId id, String word, EngineRequest call) {
        access.readable(actor, id, word, Permission.VIEW_SANDBOX);
        return door.entrance(id.connection()).send(call);
    }

    /// Something that may hold secrets. Recorded.
    @Blocking
    public EngineResponse reveal(Actor actor, SandboxId id, String word, EngineRequest call) {
        return access.reveal(actor, id, word, () -> {
            var entrance = door.entrance(id.connection());
            return entrance.granted(entrance.send(call));
        });
    }

    /// Where a port is reached: recorded and with the credentials for whoever may have them, without them and without a
    /// signature for everybody else.
    @Blocking
    public EngineResponse endpoint(Actor actor, SandboxId id, EngineRequest call) {
        var sandbox = access.readable(actor, id, "read-endpoint", Permission.VIEW_ENDPOINT);
        var reveal = SandboxAccess.operation(REVEAL_ENDPOINT, Permission.REVEAL_CREDENTIALS, sandbox);
        return guard.allows(actor, reveal)
                ? reveal(actor, id, REVEAL_ENDPOINT, call)
                : EndpointRedaction.withoutCredentials(door.entrance(id.connection()), call);
    }

    /// Makes a change; what `call` finds wrong is recorded as its failure.
    @Blocking
    public EngineResponse perform(Actor actor, SandboxId id, PassThroughOperation step, Supplier<EngineRequest> call) {
        var sandbox = access.attempted(actor, id, step.word());
        var operation = SandboxAccess.operation(step.word(), step.permission(), sandbox);
        var entrance = door.entrance(id.connection());
        return access.change(actor, id, step.action(), () -> {
            var answer = raw.change(actor, operation, entrance, call);
            live.readBack(id);
            return answer;
        });
    }

    /// Changes metadata that is not the console's.
    ///
    /// @param body what is to change
    @Blocking
    public EngineResponse patch(Actor actor, SandboxId id, EngineRequest call, Supplier<byte[]> body) {
        return perform(
                actor,
                id,
                PassThroughOperation.of(SandboxAction.EDIT_METADATA),
                () -> call.withContent(withoutReserved(body.get())));
    }

    /// A call to what runs in the sandbox. Who may not make it is recorded, single calls are not.
    @Blocking
    public EngineResponse inside(Actor actor, SandboxId id, EngineRequest call) {
        access.readable(actor, id, "reach-port", Permission.REVEAL_CREDENTIALS);
        return door.entrance(id.connection()).send(call);
    }

    /// `patch`, if it leaves the console's own keys alone, also when it would only delete them.
    ///
    /// @throws RequestRefused if it does not, or is no object
    private static byte[] withoutReserved(byte[] patch) {
        return JsonScanner.strictly(patch, parser -> {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                if (ReservedMetadata.covers(key)) {
                    throw new RequestRefused("RESERVED_METADATA", Message.of("problem.call.reserved", key));
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return patch;
        });
    }
}
