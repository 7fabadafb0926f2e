package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.words.Phrase;
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
/// [AccessDenied]; what the engine cannot do is a [ProviderException].
@Service
public class SandboxService {

    private static final String REVEAL_ENDPOINT = "reveal-endpoint";

    private final Connections connections;

    private final LiveSandboxes live;

    private final Guard guard;

    private final Changes changes;

    private final UnderwayChanges underway;

    private final DelayedDeletions deletions;

    private final SshOpening ssh;

    SandboxService(
            Connections connections,
            LiveSandboxes live,
            Guard guard,
            Changes changes,
            UnderwayChanges underway,
            DelayedDeletions deletions,
            SshOpening ssh) {
        this.connections = connections;
        this.live = live;
        this.guard = guard;
        this.changes = changes;
        this.underway = underway;
        this.deletions = deletions;
        this.ssh = ssh;
    }

    /// What was asked of the sandbox and is not confirmed yet. From memory; for showing, not for deciding.
    public Optional<Underway> underway(Sandbox sandbox) {
        return underway.find(sandbox.id()).or(() -> deletions.find(sandbox.id()));
    }

    /// Every action the sandbox's engine knows, with what stands in the way of each, in the order of the enum.
    public List<Offer> offers(Actor actor, Sandbox sandbox) {
        return connections.find(sandbox.id().connection()).stream()
                .flatMap(connection -> connection.capabilities().actions().stream())
                .sorted()
                .map(action -> new Offer(action, obstacle(actor, sandbox, action)))
                .toList();
    }

    /// The actions `actor` can take on `sandbox` now.
    public Set<SandboxAction> actionsFor(Actor actor, Sandbox sandbox) {
        return offers(actor, sandbox).stream()
                .filter(Offer::possible)
                .map(Offer::action)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What somebody should know before `action` on `sandbox`.
    public List<Caution> cautions(Sandbox sandbox, SandboxAction action) {
        return live.provider(sandbox.id()).cautions(sandbox, action);
    }

    /// Whether `actor` holds `permission` for `sandbox`; for showing and hiding, never for enforcing.
    public boolean allows(Actor actor, Sandbox sandbox, Permission permission) {
        return guard.allows(actor, operation(permission.word(), permission, sandbox));
    }

    /// Whether `actor` may create sandboxes at all, and hence be offered to.
    public boolean mayCreate(Actor actor) {
        return !connections.all().isEmpty()
                && !guard.reach(actor, Permission.CREATE_SANDBOX).nothing();
    }

    /// The sandbox as its engine reports it now.
    @Blocking
    public Sandbox read(Actor actor, SandboxId id) {
        return readable(actor, id, "view", Permission.VIEW_SANDBOX);
    }

    /// Creates a sandbox for `team`, a name among the actor's teams, or for no team. What a creation that failed leaves
    /// behind is recorded as theirs, too.
    @Blocking
    public Sandbox create(Actor actor, ConnectionId connectionId, @Nullable String team, SandboxSpec spec) {
        var request = new CreateRequest(actor, connectionId, team, spec);
        var created = leaving(
                actor,
                request.teamLabel(),
                () -> changes.create(request, target(request).provider()));
        return live.created(actor, created, request.teamLabel());
    }

    /// Makes `change` and returns the sandbox as it is afterwards, or nothing if it is gone or cannot be read yet.
    @Blocking
    public Optional<Sandbox> perform(Actor actor, SandboxId id, Change change) {
        var sandbox = toBeTouched(actor, id, change.action().word());
        return told(new Underway(id, change.action(), actor.name(), null), () -> {
            var born = leaving(actor, sandbox.team(), () -> changes.make(actor, live.provider(id), sandbox, change));
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
    public SshAccess openSsh(Actor actor, SandboxId id, Duration life, Consumer<Phrase> progress) {
        var sandbox = toBeTouched(actor, id, SandboxAction.OPEN_SSH.word());
        return told(
                new Underway(id, SandboxAction.OPEN_SSH, actor.name(), null),
                () -> ssh.open(actor, sandbox, life, progress));
    }

    /// Deletes the sandbox when `grace` is over, as [#perform] does it then; at once when it is zero. Until then it
    /// shows as [Underway] and can be undone, also by whoever else may delete it.
    ///
    /// @return what waits; nothing when the sandbox is deleted already
    @Blocking
    public Optional<Underway> deleteLater(Actor actor, SandboxId id, Duration grace) {
        if (!grace.isPositive()) {
            perform(actor, id, new Change.Simple(SandboxAction.DELETE));
            return Optional.empty();
        }
        var sandbox = toBeTouched(actor, id, DelayedDeletions.DELETE_LATER);
        return Optional.of(hidingForeign(
                id,
                () -> deletions.ask(
                        actor, sandbox, grace, () -> perform(actor, id, new Change.Simple(SandboxAction.DELETE)))));
    }

    /// Keeps a sandbox whose deletion waits.
    ///
    /// @throws UndoTooLate if none waits
    @Blocking
    public void undo(Actor actor, SandboxId id) {
        hidingForeign(id, () -> deletions.undo(actor, id, () -> toBeTouched(actor, id, DelayedDeletions.UNDO_DELETE)));
    }

    /// Where a port is reached, without credentials and hence without the signature `request` may ask for.
    @Blocking
    public Endpoint endpoint(Actor actor, SandboxId id, EndpointRequest request) {
        readable(actor, id, "read-endpoint", Permission.VIEW_ENDPOINT);
        return live.provider(id).endpoint(id, request.unsigned()).withoutCredentials();
    }

    /// Where a port is reached, with the credentials to send. Recorded.
    @Blocking
    public Endpoint revealEndpoint(Actor actor, SandboxId id, EndpointRequest request) {
        var sandbox = toBeTouched(actor, id, REVEAL_ENDPOINT);
        var operation = operation(REVEAL_ENDPOINT, Permission.REVEAL_CREDENTIALS, sandbox);
        return hidingForeign(
                id, () -> guard.call(actor, operation, () -> live.provider(id).endpoint(id, request)));
    }

    /// What the engine has to tell about the sandbox, for people.
    @Blocking
    public Diagnostics diagnostics(Actor actor, SandboxId id, Diagnostics.Kind kind) {
        readable(actor, id, "read-diagnostics", Permission.VIEW_SANDBOX);
        return live.provider(id).diagnostics(id, kind);
    }

    /// The sandbox's snapshots, newest first.
    @Blocking
    public List<Snapshot> snapshots(Actor actor, SandboxId id) {
        readable(actor, id, "list-snapshots", Permission.VIEW_SANDBOX);
        return live.provider(id).snapshots(id);
    }

    /// Deletes one of the sandbox's snapshots; one that is gone or of another sandbox is left alone.
    @Blocking
    public void deleteSnapshot(Actor actor, SandboxId id, String snapshotId) {
        var sandbox = toBeTouched(actor, id, Changes.DELETE_SNAPSHOT);
        hidingForeign(id, () -> changes.deleteSnapshot(actor, live.provider(id), sandbox, snapshotId));
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

    /// Does `work`, which every browser shows as underway meanwhile.
    private <T> T told(Underway asked, Supplier<T> work) {
        underway.begin(asked);
        try {
            return hidingForeign(asked.id(), work);
        } catch (ProviderException failure) {
            live.unsettled(asked.id());
            throw failure;
        } finally {
            underway.end(asked);
        }
    }

    private @Nullable Obstacle obstacle(Actor actor, Sandbox sandbox, SandboxAction action) {
        if (!allows(actor, sandbox, action.permission())) {
            return new Obstacle.MissingPermission(action.permission());
        }
        return live.provider(sandbox.id()).obstacle(sandbox, action).orElse(null);
    }

    private Sandbox readable(Actor actor, SandboxId id, String action, Permission permission) {
        var sandbox = live.look(id);
        hidingForeign(id, () -> guard.check(actor, operation(action, permission, sandbox)));
        return sandbox;
    }

    private Connection target(CreateRequest request) {
        return connections.find(request.connection()).orElseThrow(() -> {
            var failure = new ProviderException.Misconfigured(
                    request.connection(), Phrase.of("problem.reason.no-connection"), Answer.NONE, null);
            changes.failedBefore(request, failure);
            return failure;
        });
    }

    /// Reads what an attempt is about. An attempt that ends here, because it cannot be read, is recorded too.
    private Sandbox toBeTouched(Actor actor, SandboxId id, String action) {
        try {
            return live.look(id);
        } catch (RuntimeException failure) {
            changes.failedBefore(actor, id, action, failure);
            throw failure;
        }
    }

    private static Operation operation(String action, Permission permission, Sandbox sandbox) {
        return new Operation(action, permission, Changes.target(sandbox));
    }

    private static void hidingForeign(SandboxId id, Runnable work) {
        hidingForeign(id, () -> {
            work.run();
            return id;
        });
    }

    private static <T> T hidingForeign(SandboxId id, Supplier<T> work) {
        try {
            return work.get();
        } catch (AccessDenied denied) {
            throw denied.hidden() ? new SandboxNotFound(id) : denied;
        }
    }
}
