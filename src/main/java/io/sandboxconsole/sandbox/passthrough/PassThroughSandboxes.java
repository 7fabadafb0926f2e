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
import io.sandboxconsole.sandbox.lifecycle.SandboxAccess;
import io.sandboxconsole.sandbox.lock.Ending;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.provider.Cancellation;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonToken;

/// Forwards calls about one sandbox, under the checks of [SandboxService]: a sandbox outside the actor's scope reads as
/// [SandboxNotFound], a call in scope but not permitted is an [io.sandboxconsole.access.AccessDenied], and a rejection
/// by the engine is a response to a read and an [EngineRejection] of a change. A change that a lock forbids is a
/// [io.sandboxconsole.sandbox.SandboxLocked].
@Service
public class PassThroughSandboxes {

    private static final String REVEAL_ENDPOINT = "reveal-endpoint";

    private static final String REACH_PORT = "reach-port";

    private final EngineProxies proxies;

    private final Guard guard;

    private final SandboxAccess access;

    private final PassThroughExecutor executor;

    private final Locks locks;

    PassThroughSandboxes(
            EngineProxies proxies, Guard guard, SandboxAccess access, PassThroughExecutor executor, Locks locks) {
        this.proxies = proxies;
        this.guard = guard;
        this.access = access;
        this.executor = executor;
        this.locks = locks;
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
    ///
    /// @param gateway the gateway's own address of the port, given where the call asks for one through the server
    @Blocking
    public EngineResponse endpoint(Actor actor, SandboxId id, EngineRequest call, GatewayEndpoint gateway) {
        var sandbox = access.readable(actor, id, "read-endpoint", Permission.VIEW_ENDPOINT);
        var reveal = SandboxAccess.operation(REVEAL_ENDPOINT, Permission.REVEAL_CREDENTIALS, sandbox);
        var rewriting = new EndpointRewriting(proxies.entrance(id.connection()), gateway);
        return guard.allows(actor, reveal)
                ? access.reveal(actor, id, REVEAL_ENDPOINT, () -> rewriting.withCredentials(call))
                : rewriting.withoutCredentials(call);
    }

    /// Forwards a change; a failure of the supplied `call` is recorded as its failure.
    @Blocking
    public EngineResponse perform(Actor actor, SandboxId id, PassThroughOperation step, Supplier<EngineRequest> call) {
        return perform(actor, id, step, call, body -> BodyChanges.ending(step, body));
    }

    /// @param ending reads from the body what the call does to the life of the sandbox
    private EngineResponse perform(
            Actor actor,
            SandboxId id,
            PassThroughOperation step,
            Supplier<EngineRequest> call,
            Function<byte[], Ending> ending) {
        var sandbox = access.attempted(actor, id, step.word());
        var operation = SandboxAccess.operation(step.word(), step.permission(), sandbox);
        var entrance = proxies.entrance(id.connection());
        PassThroughExecutor.Passage unlocked = (body, send) -> locks.during(sandbox, ending.apply(body), send);
        return access.change(actor, id, step.action(), () -> {
            var answer = replacesValues(step.action())
                    ? executor.change(
                            actor,
                            operation,
                            entrance,
                            call,
                            unlocked,
                            body -> BodyChanges.of(sandbox, step.action(), body))
                    : executor.change(actor, operation, entrance, call, unlocked);
            access.readBack(actor, sandbox, step.action());
            return answer;
        });
    }

    private static boolean replacesValues(@Nullable SandboxAction action) {
        return action == SandboxAction.RENEW || action == SandboxAction.EDIT_METADATA;
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

    /// Forwards a call that only a later engine knows. It must not write the console's metadata, as a
    /// copy of a sandbox with metadata of its own would.
    @Blocking
    public EngineResponse passOn(Actor actor, SandboxId id, EngineRequest call, Supplier<byte[]> body) {
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        return perform(
                actor,
                id,
                PassThroughOperation.UNKNOWN,
                () -> {
                    byte[] bytes = body.get();
                    return bytes.length == 0 ? call : call.withContent(ReservedKeys.absentFrom(bytes));
                },
                // What a later engine does by another method cannot be known: perhaps a deletion.
                _ -> reads ? Ending.NEVER : Ending.ALWAYS);
    }

    /// Forwards a call to a server inside the sandbox. Records denials, but no single calls.
    ///
    /// @param cancellation ends the call early
    @Blocking
    public EngineResponse inside(Actor actor, SandboxId id, EngineRequest call, Cancellation cancellation) {
        access.readable(actor, id, REACH_PORT, Permission.REVEAL_CREDENTIALS);
        return proxies.entrance(id.connection()).engineProxy().inside(call, cancellation);
    }

    /// Decides anew, by one read of the sandbox, which of `actors` may still reach its ports: none if it has ended.
    /// Denials are recorded.
    @Blocking
    public Set<Actor> stillInside(Set<Actor> actors, SandboxId id) {
        return access.stillPermitted(actors, id, REACH_PORT, Permission.REVEAL_CREDENTIALS);
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
