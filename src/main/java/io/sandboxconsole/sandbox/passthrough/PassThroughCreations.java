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

/// Creates sandboxes by requests in the engine's own protocol. Inserts our reserved metadata; all other bytes stay.
@Service
public class PassThroughCreations {

    private final EngineProxies proxies;

    private final Guard guard;

    private final PassThroughExecutor executor;

    private final EngineSandboxes sandboxes;

    private final SnapshotSources snapshots;

    private final CreationRecovery recovery;

    PassThroughCreations(
            EngineProxies proxies,
            Guard guard,
            PassThroughExecutor executor,
            EngineSandboxes sandboxes,
            SnapshotSources snapshots,
            CreationRecovery recovery) {
        this.proxies = proxies;
        this.guard = guard;
        this.executor = executor;
        this.sandboxes = sandboxes;
        this.snapshots = snapshots;
        this.recovery = recovery;
    }

    /// Permits such a creation; a denial is recorded. Comes before every other check of the request.
    @Blocking
    public void check(PassThroughCreate command) {
        guard.check(command.actor(), operation(command));
    }

    /// Runs `work` that precedes the creation; a failure is recorded as that of the creation.
    @Blocking
    public <T> T prepare(PassThroughCreate command, Supplier<T> work) {
        return guard.prepare(command.actor(), operation(command), work);
    }

    /// Records a creation that was rejected before it began.
    @Blocking
    public void refused(PassThroughCreate command, RuntimeException failure) {
        guard.failed(command.actor(), operation(command), failure);
    }

    /// Creates the sandbox and records its creator.
    ///
    /// @throws RequestRefused if the request is invalid
    /// @throws EngineRejection if the engine rejects it
    @Blocking
    public PassThroughResult create(PassThroughCreate command) {
        var operation = operation(command);
        var entrance = guard.prepare(command.actor(), operation, () -> proxies.entrance(command.connection()));
        var created = executor.create(command, operation, entrance, () -> marked(command, entrance));
        return recorded(command, created);
    }

    /// The result of an earlier request with the same label, if the engine knows its sandbox.
    @Blocking
    public Optional<PassThroughResult> earlier(PassThroughCreate command) {
        return recovery.findNow(proxies.entrance(command.connection()), command.request())
                .map(created -> recorded(command, created));
    }

    private Operation operation(PassThroughCreate command) {
        return command.operation(team(command));
    }

    /// The team that the caller names, or the only one it may create sandboxes for.
    private @Nullable String team(PassThroughCreate command) {
        if (command.team() != null) {
            return command.team();
        }
        var accessScope = guard.scope(command.actor(), Permission.CREATE_SANDBOX);
        List<String> teams = accessScope.isUnlimited()
                ? command.actor().teams().stream().map(LabelToken::of).toList()
                : List.copyOf(accessScope.teams());
        return teams.size() == 1 ? teams.getFirst() : null;
    }

    private void requireTeam(PassThroughCreate command) {
        var accessScope = guard.scope(command.actor(), Permission.CREATE_SANDBOX);
        if (command.team() == null
                && !accessScope.isUnlimited()
                && accessScope.teams().size() > 1) {
            throw new RequestRefused("TEAM_REQUIRED", Message.of("problem.call.team"));
        }
    }

    /// The request to the engine, with our metadata in its body.
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

    private PassThroughResult recorded(PassThroughCreate command, PassThroughResult created) {
        if (created.sandbox() != null) {
            var id = new SandboxId(command.connection(), created.sandbox());
            sandboxes.created(command.actor(), id, team(command));
        }
        return created;
    }
}
