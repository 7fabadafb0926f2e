package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The one way to the engines, behind every door.
///
/// Whatever is outside the actor's scope reads as [SandboxNotFound]; what is in scope but not permitted is an
/// [io.sandboxconsole.access.AccessDenied]; what the engine cannot do is a [ProviderException].
@Service
public class SandboxService {

    private final Connections connections;

    private final EngineSandboxes live;

    private final Guard guard;

    private final CommandExecutor commandExecutor;

    private final SandboxAccess access;

    private final DelayedDeletions deletions;

    private final SshAccessService ssh;

    SandboxService(
            Connections connections,
            EngineSandboxes live,
            Guard guard,
            CommandExecutor commandExecutor,
            SandboxAccess access,
            DelayedDeletions deletions,
            SshAccessService ssh) {
        this.connections = connections;
        this.live = live;
        this.guard = guard;
        this.commandExecutor = commandExecutor;
        this.access = access;
        this.deletions = deletions;
        this.ssh = ssh;
    }

    /// What was asked of the sandbox and is not confirmed yet. From memory; for showing, not for deciding.
    public Optional<PendingAction> underway(Sandbox sandbox) {
        return access.underway(sandbox.id()).or(() -> deletions.find(sandbox.id()));
    }

    /// Every action the sandbox's engine knows, with what stands in the way of each, in the order of the enum.
    public List<ActionOption> options(Actor actor, Sandbox sandbox) {
        return connections.find(sandbox.id().connection()).stream()
                .flatMap(connection -> connection.capabilities().actions().stream())
                .sorted()
                .map(action -> new ActionOption(action, obstacle(actor, sandbox, action)))
                .toList();
    }

    /// The actions `actor` can take on `sandbox` now.
    public Set<SandboxAction> actionsFor(Actor actor, Sandbox sandbox) {
        return options(actor, sandbox).stream()
                .filter(ActionOption::possible)
                .map(ActionOption::action)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What somebody should know before `action` on `sandbox`.
    public List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action) {
        return live.provider(sandbox.id()).warnings(sandbox, action);
    }

    /// Whether `actor` holds `permission` for `sandbox`; for showing and hiding, never for enforcing.
    public boolean allows(Actor actor, Sandbox sandbox, Permission permission) {
        return guard.allows(actor, SandboxAccess.operation(permission.word(), permission, sandbox));
    }

    /// Whether `actor` may create sandboxes at all, and hence be offered to.
    public boolean mayCreate(Actor actor) {
        return !connections.all().isEmpty()
                && !guard.reach(actor, Permission.CREATE_SANDBOX).nothing();
    }

    /// The sandbox as its engine reports it now.
    @Blocking
    public Sandbox read(Actor actor, SandboxId id) {
        return access.readable(actor, id, "view", Permission.VIEW_SANDBOX);
    }

    /// Creates a sandbox for `team`, a name among the actor's teams, or for no team. What a creation that failed leaves
    /// behind is recorded as theirs, too.
    @Blocking
    public Sandbox create(Actor actor, ConnectionId connectionId, @Nullable String team, SandboxSpec spec) {
        var request = new CreateRequest(actor, connectionId, team, spec);
        var connection = guard.prepare(actor, request.operation(), () -> connections.require(connectionId));
        var created = leaving(actor, request.teamLabel(), () -> commandExecutor.create(request, connection.provider()));
        return live.created(actor, created, request.teamLabel());
    }

    /// Makes `change` and returns the sandbox as it is afterwards, or nothing if it is gone or cannot be read yet.
    @Blocking
    public Optional<Sandbox> perform(Actor actor, SandboxId id, SandboxCommand command) {
        var sandbox = access.attempted(actor, id, command.action().word());
        return access.change(actor, id, command.action(), () -> {
            var born = leaving(
                    actor, sandbox.team(), () -> commandExecutor.make(actor, live.provider(id), sandbox, command));
            born.ifPresent(fork -> live.created(actor, fork, fork.team()));
            return live.readBack(id);
        });
    }

    /// Gets a way into the sandbox by SSH, which ends every earlier one, and starts it first where it is stopped.
    /// Recorded; the answer is kept nowhere.
    ///
    /// @param life whole minutes, at most a day
    /// @param progress hears what is being done, on the calling thread
    @Blocking
    public SshAccess openSsh(Actor actor, SandboxId id, Duration life, Consumer<Message> progress) {
        var sandbox = access.attempted(actor, id, SandboxAction.OPEN_SSH.word());
        return access.change(actor, id, SandboxAction.OPEN_SSH, () -> ssh.open(actor, sandbox, life, progress));
    }

    /// Deletes the sandbox when `grace` is over, as [#perform] does it then; at once when it is zero. Until then it
    /// shows as [PendingAction] and can be undone, also by whoever else may delete it.
    ///
    /// @return what waits; nothing when the sandbox is deleted already
    @Blocking
    public Optional<PendingAction> deleteLater(Actor actor, SandboxId id, Duration grace) {
        if (!grace.isPositive()) {
            perform(actor, id, new SandboxCommand.Simple(SandboxAction.DELETE));
            return Optional.empty();
        }
        var sandbox = access.attempted(actor, id, DelayedDeletions.DELETE_LATER);
        return Optional.of(SandboxAccess.hidingForeign(
                id,
                () -> deletions.ask(
                        actor,
                        sandbox,
                        grace,
                        () -> perform(actor, id, new SandboxCommand.Simple(SandboxAction.DELETE)))));
    }

    /// Keeps a sandbox whose deletion waits.
    ///
    /// @throws UndoTooLate if none waits
    @Blocking
    public void undo(Actor actor, SandboxId id) {
        SandboxAccess.hidingForeign(
                id, () -> deletions.undo(actor, id, () -> access.attempted(actor, id, DelayedDeletions.UNDO_DELETE)));
    }

    /// Where a port is reached, without credentials and hence without the signature `request` may ask for.
    @Blocking
    public Endpoint endpoint(Actor actor, SandboxId id, EndpointRequest request) {
        access.readable(actor, id, "read-endpoint", Permission.VIEW_ENDPOINT);
        return live.provider(id).endpoint(id, request.unsigned()).withoutCredentials();
    }

    /// Where a port is reached, with the credentials to send. Recorded.
    @Blocking
    public Endpoint revealEndpoint(Actor actor, SandboxId id, EndpointRequest request) {
        return access.reveal(
                actor, id, "reveal-endpoint", () -> live.provider(id).endpoint(id, request));
    }

    /// What the engine has to tell about the sandbox, for people.
    @Blocking
    public Diagnostics diagnostics(Actor actor, SandboxId id, Diagnostics.Kind kind) {
        access.readable(actor, id, "read-diagnostics", Permission.VIEW_SANDBOX);
        return live.provider(id).diagnostics(id, kind);
    }

    /// The sandbox's snapshots, newest first.
    @Blocking
    public List<Snapshot> snapshots(Actor actor, SandboxId id) {
        access.readable(actor, id, "list-snapshots", Permission.VIEW_SANDBOX);
        return live.provider(id).snapshots(id);
    }

    /// Deletes one of the sandbox's snapshots; one that is gone or of another sandbox is left alone.
    @Blocking
    public void deleteSnapshot(Actor actor, SandboxId id, String snapshotId) {
        var sandbox = access.attempted(actor, id, CommandExecutor.DELETE_SNAPSHOT);
        SandboxAccess.hidingForeign(
                id, () -> commandExecutor.deleteSnapshot(actor, live.provider(id), sandbox, snapshotId));
    }

    /// Does `work`. What it leaves behind when it fails is recorded as the actor's all the same.
    private <T> T leaving(Actor actor, @Nullable String team, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProviderException.Conflict failure) {
            failure.left().ifPresent(id -> live.created(actor, id, team));
            throw failure;
        }
    }

    private @Nullable Obstacle obstacle(Actor actor, Sandbox sandbox, SandboxAction action) {
        if (!allows(actor, sandbox, action.permission())) {
            return new Obstacle.MissingPermission(action.permission());
        }
        return live.provider(sandbox.id()).obstacle(sandbox, action).orElse(null);
    }
}
