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
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Carries out every operation on sandboxes in the console's own terms, for any engine.
///
/// A sandbox outside the actor's scope reads as [SandboxNotFound]; an action in scope but not permitted is an
/// [io.sandboxconsole.access.AccessDenied]; an act that a lock forbids is a
/// [io.sandboxconsole.sandbox.SandboxLocked]; a failure of the engine is a [ProviderException].
@Service
public class SandboxService {

    private final Connections connections;

    private final EngineSandboxes sandboxes;

    private final Guard guard;

    private final CommandExecutor commandExecutor;

    private final SandboxAccess access;

    private final DelayedDeletions deletions;

    private final SshAccessService ssh;

    private final Locks locks;

    SandboxService(
            Connections connections,
            EngineSandboxes sandboxes,
            Guard guard,
            CommandExecutor commandExecutor,
            SandboxAccess access,
            DelayedDeletions deletions,
            SshAccessService ssh,
            Locks locks) {
        this.connections = connections;
        this.sandboxes = sandboxes;
        this.guard = guard;
        this.commandExecutor = commandExecutor;
        this.access = access;
        this.deletions = deletions;
        this.ssh = ssh;
        this.locks = locks;
    }

    /// The requested action that the engine has not confirmed yet. From memory; for display, not for decisions.
    public Optional<PendingAction> pending(Sandbox sandbox) {
        return access.pending(sandbox.id()).or(() -> deletions.find(sandbox.id()));
    }

    /// Every action the sandbox's engine supports, with the obstacle to each, in the order of the enum.
    public List<ActionOption> options(Actor actor, Sandbox sandbox) {
        return connections.find(sandbox.id().connection()).stream()
                .flatMap(connection -> connection.capabilities().actions().stream())
                .sorted()
                .map(action -> new ActionOption(action, obstacle(actor, sandbox, action)))
                .toList();
    }

    /// One action on the sandbox, with the obstacle to it; empty if its engine does not know the action.
    public Optional<ActionOption> option(Actor actor, Sandbox sandbox, SandboxAction action) {
        return connections
                .find(sandbox.id().connection())
                .filter(connection -> connection.capabilities().actions().contains(action))
                .map(_ -> new ActionOption(action, obstacle(actor, sandbox, action)));
    }

    /// The actions that `actor` can take on `sandbox` now.
    public Set<SandboxAction> actionsFor(Actor actor, Sandbox sandbox) {
        return options(actor, sandbox).stream()
                .filter(ActionOption::possible)
                .map(ActionOption::action)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The warnings before `action` on `sandbox`.
    public List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action) {
        return sandboxes.provider(sandbox.id()).warnings(sandbox, action);
    }

    /// Whether the sandbox's engine tells of which sandbox a snapshot is. Makes no call.
    public boolean tellsSnapshotSources(Sandbox sandbox) {
        return connections
                .find(sandbox.id().connection())
                .map(connection -> connection.provider().tellsSnapshotSources())
                .orElse(true);
    }

    /// Whether `actor` holds `permission` for `sandbox`; for display, never for enforcement.
    public boolean allows(Actor actor, Sandbox sandbox, Permission permission) {
        return guard.allows(actor, SandboxAccess.operation(permission.word(), permission, sandbox));
    }

    /// Whether `actor` may create sandboxes at all; decides whether a creation is offered.
    public boolean mayCreate(Actor actor) {
        return !connections.all().isEmpty()
                && !guard.scope(actor, Permission.CREATE_SANDBOX).isEmpty();
    }

    /// Whether `actor` may change or delete sandboxes at all; decides whether such actions are offered.
    public boolean mayAct(Actor actor) {
        return Stream.of(Permission.CHANGE_SANDBOX, Permission.DELETE_SANDBOX)
                .anyMatch(permission -> !guard.scope(actor, permission).isEmpty());
    }

    /// Whether `actor` may see the sandboxes of more than one team.
    public boolean seesSeveralTeams(Actor actor) {
        var scope = guard.scope(actor, Permission.VIEW_SANDBOX);
        return scope.isUnlimited() || scope.teams().size() > 1;
    }

    /// The sandbox as its engine reports it now, for a screen. Like the other reads for screens it is shared with those
    /// of the same moment, after the check of each actor.
    @Blocking
    public Sandbox read(Actor actor, SandboxId id) {
        return access.shown(actor, id, "view", Permission.VIEW_SANDBOX);
    }

    /// Creates a sandbox for `team`, a name among the actor's teams, or for no team. A sandbox left behind by a failed
    /// creation is recorded as the actor's, too.
    @Blocking
    public Sandbox create(Actor actor, ConnectionId connectionId, @Nullable String team, SandboxSpec spec) {
        return create(new CreateRequest(actor, connectionId, team, spec));
    }

    /// Creates a sandbox that the label of `request` finds again, should the answer be lost.
    @Blocking
    public Sandbox create(CreateRequest request) {
        Actor actor = request.actor();
        var connection = guard.prepare(actor, request.operation(), () -> connections.require(request.connection()));
        var created = leaving(actor, request.teamLabel(), () -> commandExecutor.create(request, connection.provider()));
        return sandboxes.created(actor, created, request.teamLabel());
    }

    /// Carries out `command` and returns the sandbox afterwards; empty if it is gone or cannot be read yet.
    @Blocking
    public Optional<Sandbox> perform(Actor actor, SandboxId id, SandboxCommand command) {
        return perform(actor, access.attempted(actor, id, command.action().word()), command);
    }

    /// Like the overload, for a command that depends on the sandbox as it is. A denial comes first:
    /// `command` is asked for actors only who may take the action. The attempt is recorded also where it throws.
    @Blocking
    public Optional<Sandbox> perform(
            Actor actor, SandboxId id, SandboxAction action, Function<Sandbox, SandboxCommand> command) {
        var sandbox = access.attempted(actor, id, action.word());
        var operation = SandboxAccess.operation(action.word(), action.permission(), sandbox);
        return perform(actor, sandbox, access.permitted(actor, id, operation, () -> command.apply(sandbox)));
    }

    private Optional<Sandbox> perform(Actor actor, Sandbox sandbox, SandboxCommand command) {
        SandboxId id = sandbox.id();
        return access.change(actor, id, command.action(), () -> {
            var forked = leaving(
                    actor,
                    sandbox.team(),
                    () -> commandExecutor.execute(actor, sandboxes.provider(id), sandbox, command));
            forked.ifPresent(fork -> sandboxes.created(actor, fork, fork.team()));
            return access.readBack(actor, sandbox, command.action());
        });
    }

    /// Copies the sandbox into another one, and returns that.
    ///
    /// @param name absent for one of the engine's choice
    @Blocking
    public Sandbox fork(Actor actor, SandboxId id, @Nullable String name) {
        var command = new SandboxCommand.Fork(name);
        var sandbox = access.attempted(actor, id, command.action().word());
        return access.change(actor, id, command.action(), () -> {
            Sandbox fork = leaving(
                            actor,
                            sandbox.team(),
                            () -> commandExecutor.execute(actor, sandboxes.provider(id), sandbox, command))
                    .orElseThrow();
            return sandboxes.created(actor, fork, fork.team());
        });
    }

    /// Issues SSH access to the sandbox, which revokes every earlier one, and starts a stopped sandbox first. Recorded;
    /// the access itself is stored nowhere.
    ///
    /// @param life whole minutes, at most a day
    /// @param progress receives each step, on the calling thread
    @Blocking
    public SshAccess openSsh(Actor actor, SandboxId id, Duration life, Consumer<Message> progress) {
        var sandbox = access.attempted(actor, id, SandboxAction.OPEN_SSH.word());
        return access.change(actor, id, SandboxAction.OPEN_SSH, () -> ssh.open(actor, sandbox, life, progress));
    }

    /// Deletes the sandbox after `grace`, by [#perform]; at once when it is zero. Until then it shows as
    /// [PendingAction] and can be undone, also by any other actor who may delete it.
    ///
    /// @return the scheduled deletion; empty when the sandbox is deleted already
    @Blocking
    public Optional<PendingAction> deleteLater(Actor actor, SandboxId id, Duration grace) {
        if (!grace.isPositive()) {
            perform(actor, id, new SandboxCommand.Simple(SandboxAction.DELETE));
            return Optional.empty();
        }
        return Optional.of(schedule(actor, access.attempted(actor, id, DelayedDeletions.DELETE_LATER), grace));
    }

    /// Like the overload, for a sandbox on which the actor sets a condition. A denial comes first: `condition` gets
    /// the sandbox for actors only who may delete it, and throws what refuses the deletion, which is recorded.
    @Blocking
    public Optional<PendingAction> deleteLater(Actor actor, SandboxId id, Duration grace, Consumer<Sandbox> condition) {
        if (!grace.isPositive()) {
            perform(actor, id, SandboxAction.DELETE, sandbox -> {
                condition.accept(sandbox);
                return new SandboxCommand.Simple(SandboxAction.DELETE);
            });
            return Optional.empty();
        }
        var sandbox = access.attempted(actor, id, DelayedDeletions.DELETE_LATER);
        var operation = SandboxAccess.operation(DelayedDeletions.DELETE_LATER, Permission.DELETE_SANDBOX, sandbox);
        access.permitted(actor, id, operation, () -> {
            condition.accept(sandbox);
            return sandbox;
        });
        return Optional.of(schedule(actor, sandbox, grace));
    }

    private PendingAction schedule(Actor actor, Sandbox sandbox, Duration grace) {
        SandboxId id = sandbox.id();
        var deletion = new SandboxCommand.Simple(SandboxAction.DELETE);
        return SandboxAccess.hidingForeign(
                id,
                () -> deletions.schedule(
                        actor,
                        sandbox,
                        grace,
                        () -> perform(actor.inJob(DelayedDeletions.DELETE_LATER), id, deletion)));
    }

    /// Cancels a scheduled deletion.
    ///
    /// @throws UndoTooLate if none is scheduled
    @Blocking
    public void undo(Actor actor, SandboxId id) {
        SandboxAccess.hidingForeign(
                id, () -> deletions.undo(actor, id, () -> access.attempted(actor, id, DelayedDeletions.UNDO_DELETE)));
    }

    /// The address of a port, without credentials and hence without the signature `request` may ask for.
    @Blocking
    public Endpoint endpoint(Actor actor, SandboxId id, EndpointRequest request) {
        access.shown(actor, id, "read-endpoint", Permission.VIEW_ENDPOINT);
        var unsigned = request.unsigned();
        return sandboxes.shown(
                id, unsigned, provider -> provider.endpoint(id, unsigned).withoutCredentials());
    }

    /// The address of a port, with the credentials to send. Recorded.
    @Blocking
    public Endpoint revealEndpoint(Actor actor, SandboxId id, EndpointRequest request) {
        return access.reveal(
                actor, id, "reveal-endpoint", () -> sandboxes.provider(id).endpoint(id, request));
    }

    /// The engine's diagnostics of the sandbox, for people.
    @Blocking
    public Diagnostics diagnostics(Actor actor, SandboxId id, Diagnostics.Kind kind) {
        access.shown(actor, id, "read-diagnostics", Permission.VIEW_SANDBOX);
        return sandboxes.shown(id, kind, provider -> provider.diagnostics(id, kind));
    }

    /// The sandbox's snapshots, newest first.
    @Blocking
    public List<Snapshot> snapshots(Actor actor, SandboxId id) {
        access.shown(actor, id, "list-snapshots", Permission.VIEW_SANDBOX);
        return sandboxes.snapshots(id);
    }

    /// Deletes one of the sandbox's snapshots; ignores one that no longer exists or is of another sandbox.
    @Blocking
    public void deleteSnapshot(Actor actor, SandboxId id, String snapshotId) {
        var sandbox = access.attempted(actor, id, CommandExecutor.DELETE_SNAPSHOT);
        SandboxAccess.hidingForeign(
                id, () -> commandExecutor.deleteSnapshot(actor, sandboxes.provider(id), sandbox, snapshotId));
        sandboxes.changed(id);
    }

    /// Runs `work`. A sandbox left behind by its failure is recorded as the actor's all the same.
    private <T> T leaving(Actor actor, @Nullable String team, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProviderException.Conflict failure) {
            failure.left().ifPresent(id -> sandboxes.created(actor, id, team, null));
            throw failure;
        }
    }

    private @Nullable Obstacle obstacle(Actor actor, Sandbox sandbox, SandboxAction action) {
        if (!allows(actor, sandbox, action.permission())) {
            return new Obstacle.MissingPermission(action.permission());
        }
        return locked(sandbox, action)
                .or(() -> sandboxes.provider(sandbox.id()).obstacle(sandbox, action))
                .orElse(null);
    }

    /// A command with values may end the sandbox or not: it is refused when it is given.
    private Optional<Obstacle> locked(Sandbox sandbox, SandboxAction action) {
        return SandboxCommand.Simple.suffices(action)
                ? locked(sandbox, new SandboxCommand.Simple(action))
                : Optional.empty();
    }

    /// The locks on `sandbox`, its own first. From memory; for display, not for decisions.
    public List<SandboxLock> locksOn(Sandbox sandbox) {
        return locks.on(sandbox);
    }

    /// All locks, from memory; for filters.
    public LockView locks() {
        return locks.view();
    }

    /// The lock that forbids `command` on `sandbox` as an obstacle. From memory; for plans, not for decisions.
    public Optional<Obstacle> locked(Sandbox sandbox, SandboxCommand command) {
        return locks.against(sandbox, command).map(SandboxLock::message).map(Obstacle.Locked::new);
    }
}
