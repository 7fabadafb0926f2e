package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.CommandExecutor;
import io.sandboxconsole.sandbox.lifecycle.SandboxAccess;
import io.sandboxconsole.sandbox.lifecycle.SnapshotSources;
import io.sandboxconsole.sandbox.lifecycle.SnapshotSources.Found;
import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Forwards calls about snapshots: an actor who may see a sandbox may see its snapshots, also after it is gone.
@Service
public class PassThroughSnapshots {

    private static final Comparator<JsonRow> NEWEST_FIRST = Comparator.comparing(JsonRow::createdAt)
            .thenComparing(row -> String.valueOf(row.id()))
            .reversed();

    private final EngineProxies proxies;

    private final Guard guard;

    private final SnapshotSources sources;

    private final PassThroughExecutor executor;

    PassThroughSnapshots(EngineProxies proxies, Guard guard, SnapshotSources sources, PassThroughExecutor executor) {
        this.proxies = proxies;
        this.guard = guard;
        this.sources = sources;
        this.executor = executor;
    }

    @Blocking
    public EngineResponse list(Actor actor, ConnectionId connection, EngineRequest call) {
        var entrance = proxies.entrance(connection);
        var accessScope = guard.scope(actor, Permission.VIEW_SANDBOX);
        if (accessScope.isUnlimited()) {
            return entrance.send(call);
        }
        if (accessScope.isEmpty()) {
            guard.check(actor, new Operation("list-snapshots", Permission.VIEW_SANDBOX, unknown(connection)));
        }
        var query = QueryString.of(call.query());
        var window = ListingMerger.Window.of(query)
                .orElseThrow(() -> new RequestRefused("INVALID_REQUEST", Message.of("problem.call.page")));
        var visible = sources.visible(accessScope, entrance.provider(), query.last("sandboxId"));
        var merger = new ListingMerger(entrance, call, row -> visible.test(row.member("sandboxId")));
        return merger.add(query).orElseGet(() -> merger.page(window, NEWEST_FIRST));
    }

    @Blocking
    public EngineResponse get(Actor actor, ConnectionId connection, String id, EngineRequest call) {
        var entrance = proxies.entrance(connection);
        var answer = entrance.send(call);
        if (guard.scope(actor, Permission.VIEW_SANDBOX).isUnlimited()) {
            return answer;
        }
        byte[] bytes = entrance.whole(answer);
        if (answer.status() == 404) {
            // The same calls as for a hidden one, or the time would tell the two apart.
            SnapshotSources.sandboxOf(entrance.provider(), Optional.empty());
            throw SnapshotSources.unknown(connection, id);
        }
        if (answer.status() == 200) {
            var row = entrance.understood(bytes, JsonRow::only);
            var target = target(entrance, row.member("sandboxId"));
            check(actor, new Operation("view-snapshot", Permission.VIEW_SANDBOX, target), entrance, id);
        }
        return EngineResponse.of(answer.status(), answer.headers(), bytes);
    }

    @Blocking
    public EngineResponse delete(Actor actor, ConnectionId connection, String id, EngineRequest call) {
        var entrance = proxies.entrance(connection);
        var operation = new Operation(
                CommandExecutor.DELETE_SNAPSHOT, Permission.CHANGE_SANDBOX, deletionTarget(actor, entrance, id));
        return SandboxAccess.hidingForeign(
                () -> executor.change(actor, operation, entrance, () -> call),
                () -> SnapshotSources.unknown(connection, id));
    }

    /// The target of a deletion. An attempt that fails here is recorded, too.
    private Target deletionTarget(Actor actor, Entrance entrance, String id) {
        var attempt = new Operation(
                CommandExecutor.DELETE_SNAPSHOT, Permission.CHANGE_SANDBOX, unknown(entrance.connection()));
        return guard.prepare(
                actor,
                attempt,
                () -> sources.find(entrance.provider(), id)
                        .map(found -> target(entrance, found))
                        .orElseThrow(() -> SnapshotSources.unknown(entrance.connection(), id)));
    }

    private void check(Actor actor, Operation operation, Entrance entrance, String id) {
        SandboxAccess.hidingForeign(
                () -> {
                    guard.check(actor, operation);
                    return operation;
                },
                () -> SnapshotSources.unknown(entrance.connection(), id));
    }

    private Target target(Entrance entrance, Found found) {
        SandboxId source = found.snapshot().sandbox();
        return source == null ? unknown(entrance.connection()) : sources.target(source, found.sandbox());
    }

    private Target target(Entrance entrance, @Nullable String sandbox) {
        Optional<SandboxId> source = Optional.ofNullable(sandbox)
                .filter(value -> !value.isBlank())
                .map(value -> new SandboxId(entrance.connection(), value));
        var now = SnapshotSources.sandboxOf(entrance.provider(), source);
        return source.map(id -> sources.target(id, now)).orElseGet(() -> unknown(entrance.connection()));
    }

    private static Target unknown(ConnectionId connection) {
        return new Target(connection.value(), null, null, null, null);
    }
}
