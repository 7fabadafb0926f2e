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

/// Forwards calls about one sandbox, under the checks of [SandboxService]: a sandbox outside the actor's scope reads as
/// [SandboxNotFound], a call in scope but not permitted is an [io.sandboxconsole.access.AccessDenied], and a rejection
/// by the engine is a response to a read and an [EngineRejection] of a change.
@Service
public class PassThroughSandboxes {

    private static final String REVEAL_ENDPOINT = "reveal-endpoint";

    private final EngineProxies proxies;

    private final EngineSandboxes sandboxes;

    private final Guard guard;

    private final SandboxAccess access;

    private final PassThroughExecutor executor;

    PassThroughSandboxes(
            EngineProxies proxies,
            EngineSandboxes sandboxes,
            Guard guard,
            SandboxAccess access,
            PassThroughExecutor executor) {
        this.proxies = proxies;
        this.sandboxes = sandboxes;
        this.guard = guard;
        this.access = access;
        this.executor = executor;
    }

    /// Reads the sandbox in a single call: the response tells its owner and team.
    @Blocking
    public EngineResponse get(Actor actor, SandboxId id, EngineRequest call) {
        var entrance = proxies.entrance(id.connection());
        var answer = entrance.send(call);
        if (guard.scope(actor, Permission.VIEW_SANDBOX).isUnlimited()) {
            return answer;
        }
        byte[] bytes = entrance.whole(answer);
        if (answer.status() == 200) {
            var row = entrance.understood(bytes, JsonRow::only);
            var target = row.target(id, entrance.engineProxy().defaultTeam());
            access.check(actor, id, new Operation("view", Permission.VIEW_SANDBOX, target));
        } else if (answer.status() == 404) {
            // An engine's own error would distinguish a deleted sandbox from a hidden one.
            throw new SandboxNotFound(id);
        }
        return EngineResponse.of(answer.status(), answer.headers(), bytes);
    }

    /// Forwards a read open to all who may see the sandbox. Not recorded.
    @Blocking
    public EngineResponse read(Actor actor, SandboxId id, String word, EngineRequest call) {
        access.readable(actor, id, word, Permission.VIEW_SANDBOX);
        return proxies.entrance(id.connection()).send(call);
    }

    /// Forwards a read whose response may hold secrets. Recorded.
    @Blocking
    public EngineResponse reveal(Actor actor, SandboxId id, String word, EngineRequest call) {
        return access.reveal(actor, id, word, () -> {
            var entrance = proxies.entrance(id.connection());
            return entrance.granted(entrance.send(call));
        });
    }

    /// Reads the address of a port: recorded and with credentials for an actor who may have them, otherwise without
    /// credentials and signature.
    @Blocking
    public EngineResponse endpoint(Actor actor, SandboxId id, EngineRequest call) {
        var sandbox = access.readable(actor, id, "read-endpoint", Permission.VIEW_ENDPOINT);
        var reveal = SandboxAccess.operation(REVEAL_ENDPOINT, Permission.REVEAL_CREDENTIALS, sandbox);
        return guard.allows(actor, reveal)
                ? reveal(actor, id, REVEAL_ENDPOINT, call)
                : EndpointRedaction.withoutCredentials(proxies.entrance(id.connection()), call);
    }

    /// Forwards a change; a failure of the supplied `call` is recorded as its failure.
    @Blocking
    public EngineResponse perform(Actor actor, SandboxId id, PassThroughOperation step, Supplier<EngineRequest> call) {
        var sandbox = access.attempted(actor, id, step.word());
        var operation = SandboxAccess.operation(step.word(), step.permission(), sandbox);
        var entrance = proxies.entrance(id.connection());
        return access.change(actor, id, step.action(), () -> {
            var answer = executor.change(actor, operation, entrance, call);
            sandboxes.readBack(sandbox, step.action());
            return answer;
        });
    }

    /// Changes metadata other than the console's own.
    ///
    /// @param body the changes
    @Blocking
    public EngineResponse patch(Actor actor, SandboxId id, EngineRequest call, Supplier<byte[]> body) {
        return perform(
                actor,
                id,
                PassThroughOperation.of(SandboxAction.EDIT_METADATA),
                () -> call.withContent(withoutReserved(body.get())));
    }

    /// Forwards a call to a server inside the sandbox. Records denials, but no single calls.
    @Blocking
    public EngineResponse inside(Actor actor, SandboxId id, EngineRequest call) {
        access.readable(actor, id, "reach-port", Permission.REVEAL_CREDENTIALS);
        return proxies.entrance(id.connection()).send(call);
    }

    /// Returns `patch` unless it sets or deletes a reserved key.
    ///
    /// @throws RequestRefused if it does, or is no object
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
