package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.EngineSandboxes;
import io.sandboxconsole.sandbox.lifecycle.SnapshotSources;
import io.sandboxconsole.sandbox.passthrough.CreateBody.Invalid;
import io.sandboxconsole.sandbox.passthrough.CreateBody.Valid;
import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Creates sandboxes in the engine's own words. Our reserved metadata is put between the bytes; all others stay.
@Service
public class PassThroughCreations {

    private final EngineProxies door;

    private final Guard guard;

    private final PassThroughExecutor changes;

    private final EngineSandboxes live;

    private final SnapshotSources snapshots;

    private final CreationRecovery lost;

    PassThroughCreations(
            EngineProxies door,
            Guard guard,
            PassThroughExecutor changes,
            EngineSandboxes live,
            SnapshotSources snapshots,
            CreationRecovery lost) {
        this.door = door;
        this.guard = guard;
        this.changes = changes;
        this.live = live;
        this.snapshots = snapshots;
        this.lost = lost;
    }

    /// Lets a caller pass who may create such a sandbox; a denial is recorded. It comes before everything else that may
    /// be wrong with the request.
    @Blocking
    public void check(PassThroughCreate command) {
        guard.check(command.actor(), operation(command));
    }

    /// Does what has to be done before the sandbox is created; a failure is recorded as that of the creation.
    @Blocking
    public <T> T prepare(PassThroughCreate command, Supplier<T> work) {
        return guard.prepare(command.actor(), operation(command), work);
    }

    /// Records a creation that was refused before it began.
    @Blocking
    public void refused(PassThroughCreate command, RuntimeException failure) {
        guard.failed(command.actor(), operation(command), failure);
    }

    /// Creates the sandbox and writes down who did.
    ///
    /// @throws RequestRefused if something is wrong with the request
    /// @throws EngineRejection if the engine says no
    @Blocking
    public PassThroughResult create(PassThroughCreate command) {
        var operation = operation(command);
        var entrance = guard.prepare(command.actor(), operation, () -> door.entrance(command.connection()));
        var created = changes.create(command, operation, entrance, () -> marked(command, entrance));
        return taken(command, created);
    }

    /// What came of the request when it was made before, by its label, if the engine knows of it.
    @Blocking
    public Optional<PassThroughResult> earlier(PassThroughCreate command) {
        return lost.findNow(door.entrance(command.connection()), command.request())
                .map(created -> taken(command, created));
    }

    private Operation operation(PassThroughCreate command) {
        return command.operation(team(command));
    }

    /// The team the caller names, or the only one it may create sandboxes for.
    private @Nullable String team(PassThroughCreate command) {
        if (command.team() != null) {
            return command.team();
        }
        var accessScope = guard.reach(command.actor(), Permission.CREATE_SANDBOX);
        List<String> teams = accessScope.everything()
                ? command.actor().teams().stream().map(LabelToken::of).toList()
                : List.copyOf(accessScope.teams());
        return teams.size() == 1 ? teams.getFirst() : null;
    }

    private void requireTeam(PassThroughCreate command) {
        var accessScope = guard.reach(command.actor(), Permission.CREATE_SANDBOX);
        if (command.team() == null
                && !accessScope.everything()
                && accessScope.teams().size() > 1) {
            throw new RequestRefused("TEAM_REQUIRED", Message.of("problem.call.team"));
        }
    }

    /// The engine's call, with our metadata in its body.
    private EngineRequest marked(PassThroughCreate command, Entrance entrance) {
        requireTeam(command);
        var body = switch (command.body()) {
            case Valid valid -> valid;
            case Invalid(RuntimeException reason) -> throw reason;
        };
        byte[] marked =
                body.marked(ReservedMetadata.injected(Map.of(), command.actor(), team(command), command.request()));
        if (body.snapshot() != null) {
            snapshots.require(command.actor(), entrance.provider(), body.snapshot());
        }
        return command.call().withContent(marked);
    }

    private PassThroughResult taken(PassThroughCreate command, PassThroughResult created) {
        if (created.sandbox() != null) {
            var id = new SandboxId(command.connection(), created.sandbox());
            live.created(command.actor(), id, team(command));
        }
        return created;
    }
}
