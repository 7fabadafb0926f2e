package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.EngineDoor.Entrance;
import io.sandboxconsole.sandbox.RawSpec.Marked;
import io.sandboxconsole.words.Phrase;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Creates sandboxes in the engine's own words. Our reserved metadata is put between the bytes; all others stay.
@Service
public class RawCreations {

    private final EngineDoor door;

    private final Guard guard;

    private final RawChanges changes;

    private final LiveSandboxes live;

    private final SnapshotSources snapshots;

    private final LostCreations lost;

    RawCreations(
            EngineDoor door,
            Guard guard,
            RawChanges changes,
            LiveSandboxes live,
            SnapshotSources snapshots,
            LostCreations lost) {
        this.door = door;
        this.guard = guard;
        this.changes = changes;
        this.live = live;
        this.snapshots = snapshots;
        this.lost = lost;
    }

    /// Makes what is wished and writes down that `actor` did.
    ///
    /// @throws InvalidCall if something is wrong with the wish
    /// @throws EngineRefused if the engine says no
    @Blocking
    public RawCreated create(Actor actor, ConnectionId connection, RawWish wish) {
        Attempt attempt = attempt(actor, wish);
        var operation = operation(actor, connection, attempt);
        var entrance = entrance(actor, connection, operation);
        var created = changes.create(
                actor,
                operation,
                entrance,
                () -> marked(entrance, actor, wish, attempt.checked().get()));
        return taken(actor, connection, created, attempt.team());
    }

    /// Whether `actor` may wish for a sandbox here at all; a denial is recorded.
    @Blocking
    public void check(Actor actor, ConnectionId connection) {
        if (guard.reach(actor, Permission.CREATE_SANDBOX).nothing()) {
            guard.check(actor, operation(actor, connection, Attempt.UNREAD));
        }
    }

    /// Records a wish that ends before it can be decided.
    @Blocking
    public void refused(Actor actor, ConnectionId connection, RuntimeException failure) {
        guard.failed(actor, operation(actor, connection, Attempt.UNREAD), failure);
    }

    /// What came of an earlier wish of the actor's, by the label of its request, if the engine knows of it.
    @Blocking
    public Optional<RawCreated> earlier(Actor actor, ConnectionId connection, RawWish wish) {
        return lost.look(door.entrance(connection), wish.request())
                .map(created -> taken(actor, connection, created, team(actor, wish)));
    }

    /// A wish as far as it was understood; whatever is wrong with it comes out of `checked`.
    private record Attempt(@Nullable String team, @Nullable String name, Supplier<RawSpec> checked) {

        static final Attempt UNREAD = new Attempt(null, null, () -> {
            throw new IllegalStateException("Nothing was read.");
        });
    }

    private Attempt attempt(Actor actor, RawWish wish) {
        @Nullable String team = wish.team();
        try {
            team = team(actor, wish);
            var spec = RawSpec.read(wish.body().get());
            return new Attempt(team, spec.name(), () -> spec);
        } catch (RuntimeException failure) {
            return new Attempt(team, null, () -> {
                throw failure;
            });
        }
    }

    private @Nullable String team(Actor actor, RawWish wish) {
        if (wish.team() != null) {
            return wish.team();
        }
        var reach = guard.reach(actor, Permission.CREATE_SANDBOX);
        if (reach.everything()) {
            return actor.teams().size() == 1 ? LabelToken.of(actor.teams().getFirst()) : null;
        }
        if (reach.teams().size() > 1) {
            throw new InvalidCall("TEAM_REQUIRED", Phrase.of("problem.call.team"));
        }
        return reach.teams().stream().findFirst().orElse(null);
    }

    /// A team of somebody else's is only allowed by a grant for that team, never by owning the new sandbox.
    private static Operation operation(Actor actor, ConnectionId connection, Attempt attempt) {
        @Nullable String team = attempt.team();
        boolean own = team == null || actor.teams().stream().map(LabelToken::of).anyMatch(team::equals);
        var target = new Target(connection.value(), null, attempt.name(), team, own ? actor.owner() : null);
        return new Operation("create", Permission.CREATE_SANDBOX, target);
    }

    private Entrance entrance(Actor actor, ConnectionId connection, Operation operation) {
        try {
            return door.entrance(connection);
        } catch (RuntimeException failure) {
            guard.failed(actor, operation, failure);
            throw failure;
        }
    }

    private Marked marked(Entrance entrance, Actor actor, RawWish wish, RawSpec spec) {
        @Nullable String team = wish.team() == null ? team(actor, wish) : wish.team();
        var labels = ReservedMetadata.injected(Map.of(), actor, team, wish.request());
        byte[] body = spec.marked(labels);
        if (spec.snapshot() != null) {
            snapshots.require(actor, entrance.provider(), spec.snapshot());
        }
        return new Marked(wish.call().withContent(body), wish.request());
    }

    private RawCreated taken(Actor actor, ConnectionId connection, RawCreated created, @Nullable String team) {
        if (created.sandbox() != null) {
            live.created(actor, new SandboxId(connection, created.sandbox()), team);
        }
        return created;
    }
}
