package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.sandbox.EngineDoor.Entrance;
import io.sandboxconsole.words.Phrase;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Snapshots in the engine's own words: whoever may see a sandbox may see its snapshots, also when it is gone.
@Service
public class RawSnapshots {

    private static final Comparator<RawRow> NEWEST_FIRST = Comparator.comparing(RawRow::createdAt)
            .thenComparing(row -> String.valueOf(row.id()))
            .reversed();

    private final EngineDoor door;

    private final Guard guard;

    private final SnapshotSources sources;

    private final RawChanges raw;

    RawSnapshots(EngineDoor door, Guard guard, SnapshotSources sources, RawChanges raw) {
        this.door = door;
        this.guard = guard;
        this.sources = sources;
        this.raw = raw;
    }

    @Blocking
    public EngineAnswer list(Actor actor, ConnectionId connection, EngineCall call) {
        var entrance = door.entrance(connection);
        var reach = guard.reach(actor, Permission.VIEW_SANDBOX);
        if (reach.everything()) {
            return entrance.send(call);
        }
        if (reach.nothing()) {
            guard.check(actor, new Operation("list-snapshots", Permission.VIEW_SANDBOX, unknown(connection)));
        }
        var query = RawQuery.of(call.query());
        var window = RawMerge.Window.of(query)
                .orElseThrow(() -> new RequestRefused("INVALID_REQUEST", Phrase.of("problem.call.page")));
        var visible = sources.visible(reach, entrance.provider(), query.last("sandboxId"));
        var merge = new RawMerge(entrance, call, row -> visible.test(row.member("sandboxId")));
        return merge.add(query).orElseGet(() -> merge.page(window, NEWEST_FIRST));
    }

    @Blocking
    public EngineAnswer get(Actor actor, ConnectionId connection, String id, EngineCall call) {
        var entrance = door.entrance(connection);
        var answer = entrance.send(call);
        if (guard.reach(actor, Permission.VIEW_SANDBOX).everything()) {
            return answer;
        }
        byte[] bytes = entrance.whole(answer);
        if (answer.status() == 404) {
            throw SnapshotSources.unknown(connection, id);
        }
        if (answer.status() == 200) {
            var row = entrance.understood(bytes, RawRow::only);
            var target = target(entrance, Optional.ofNullable(row.member("sandboxId")));
            check(actor, new Operation("view-snapshot", Permission.VIEW_SANDBOX, target), entrance, id);
        }
        return EngineAnswer.of(answer.status(), answer.headers(), bytes);
    }

    @Blocking
    public EngineAnswer delete(Actor actor, ConnectionId connection, String id, EngineCall call) {
        var entrance = door.entrance(connection);
        var operation =
                new Operation(Changes.DELETE_SNAPSHOT, Permission.CHANGE_SANDBOX, toBeDeleted(actor, entrance, id));
        return SandboxAccess.hidingForeign(
                () -> raw.change(actor, operation, entrance, () -> call),
                () -> SnapshotSources.unknown(connection, id));
    }

    /// What a deletion is about. An attempt that ends here is recorded, too.
    private Target toBeDeleted(Actor actor, Entrance entrance, String id) {
        var attempt = new Operation(Changes.DELETE_SNAPSHOT, Permission.CHANGE_SANDBOX, unknown(entrance.connection()));
        return guard.prepare(
                actor,
                attempt,
                () -> entrance.provider()
                        .findSnapshot(id)
                        .map(snapshot -> target(
                                entrance,
                                Optional.ofNullable(snapshot.sandbox()).map(SandboxId::value)))
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

    private Target target(Entrance entrance, Optional<String> sandbox) {
        return sandbox.filter(value -> !value.isBlank())
                .map(value -> sources.target(entrance.provider(), new SandboxId(entrance.connection(), value)))
                .orElseGet(() -> unknown(entrance.connection()));
    }

    private static Target unknown(ConnectionId connection) {
        return new Target(connection.value(), null, null, null, null);
    }
}
