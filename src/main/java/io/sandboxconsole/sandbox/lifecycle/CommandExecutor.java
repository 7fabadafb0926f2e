package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SharedResources.Reference;
import io.sandboxconsole.sandbox.lock.Ending;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.NameRules;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Calls the changing operations of the engines: their only caller, and always inside [Guard].
@Component
public class CommandExecutor {

    public static final String DELETE_SNAPSHOT = "delete-snapshot";

    private final Guard guard;

    private final SnapshotSources snapshots;

    private final SharedResources shared;

    private final Locks locks;

    CommandExecutor(Guard guard, SnapshotSources snapshots, SharedResources shared, Locks locks) {
        this.guard = guard;
        this.snapshots = snapshots;
        this.shared = shared;
        this.locks = locks;
    }

    Sandbox create(CreateRequest request, SandboxProvider provider) {
        return guard.call(
                request.actor(),
                request.operation(),
                () -> {
                    refuseReserved(
                            request.connection(), request.spec().metadata().keySet());
                    requireShared(request);
                    snapshots.require(request, provider);
                    return provider.create(request.marked());
                },
                CommandExecutor::target);
    }

    /// Carries out `command` and returns the sandbox that it created, if any.
    Optional<Sandbox> execute(Actor actor, SandboxProvider provider, Sandbox sandbox, SandboxCommand command) {
        if (command instanceof SandboxCommand.Fork(var name)) {
            var marks = ReservedMetadata.ofFork(actor, sandbox.team());
            return Optional.of(guard.call(
                    actor,
                    operation(sandbox, command),
                    () -> {
                        requireName(sandbox.id(), NameRules.SANDBOX, Objects.requireNonNullElse(name, ""));
                        return provider.fork(sandbox.id(), name, marks);
                    },
                    CommandExecutor::target));
        }
        attempt(actor, provider, sandbox, command, call -> call.accept(sandbox, command));
        return Optional.empty();
    }

    /// Makes the calls of `command` as one attempt: `calls` gets what makes them for a sandbox as just read, and may
    /// repeat it where the engine certainly did nothing.
    void attempt(
            Actor actor,
            SandboxProvider provider,
            Sandbox sandbox,
            SandboxCommand command,
            Consumer<BiConsumer<Sandbox, SandboxCommand>> calls) {
        guard.run(
                actor,
                operation(sandbox, command),
                () -> calls.accept((now, given) ->
                        locks.during(now, Ending.of(given), () -> carryOut(provider, now.id(), given))));
    }

    void deleteSnapshot(Actor actor, SandboxProvider provider, Sandbox source, String snapshotId) {
        var operation = new Operation(DELETE_SNAPSHOT, Permission.CHANGE_SANDBOX, target(source));
        guard.run(
                actor,
                operation,
                () -> snapshots
                        .completed(provider, provider.findSnapshot(snapshotId))
                        .filter(snapshot -> source.id().equals(snapshot.sandbox()))
                        .ifPresent(snapshot -> {
                            provider.deleteSnapshot(snapshot.id());
                            snapshots.deleted(provider, snapshot);
                        }));
    }

    private static Operation operation(Sandbox sandbox, SandboxCommand command) {
        return new Operation(command.action().word(), command.action().permission(), target(sandbox))
                .changing(SandboxFields.changes(sandbox, command));
    }

    static Target target(Sandbox sandbox) {
        return new Target(
                sandbox.id().connection().value(),
                sandbox.id().value(),
                sandbox.name().orElse(null),
                sandbox.team(),
                sandbox.owner());
    }

    private void carryOut(SandboxProvider provider, SandboxId id, SandboxCommand command) {
        switch (command) {
            case SandboxCommand.Renew(var expiresAt) -> provider.renew(id, expiresAt);
            case SandboxCommand.EditMetadata(var patch) -> {
                refuseReserved(id.connection(), patch.keys());
                provider.editMetadata(id, patch);
            }
            case SandboxCommand.TakeSnapshot(var name) -> {
                requireName(id, NameRules.SNAPSHOT, name);
                snapshots.taken(id, provider.createSnapshot(id, name));
            }
            case SandboxCommand.Simple simple -> {
                switch (simple.action()) {
                    case PAUSE -> provider.pause(id);
                    case RESUME -> provider.resume(id);
                    case DELETE -> provider.delete(id);
                    case START, STOP, RECOVER, TOUCH, CLOSE_SSH, BACKUP, ARCHIVE -> provider.change(id, simple);
                    case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK ->
                        throw simple.impossible();
                }
            }
            case SandboxCommand.EngineSpecific specific -> provider.change(id, specific);
            case SandboxCommand.Fork _ -> throw new IllegalStateException("A fork is made elsewhere.");
        }
    }

    private static void requireName(SandboxId id, NameRules rules, String name) {
        refuse(
                id.connection(),
                rules.problem(name).stream()
                        .map(problem -> new FieldError("name", problem))
                        .toList());
    }

    /// Requires that the team of the new sandbox may use its volumes.
    private void requireShared(CreateRequest request) {
        List<FieldError> errors = new ArrayList<>();
        List<SandboxSpec.Volume> volumes = request.spec().volumes();
        for (int index = 0; index < volumes.size(); index++) {
            String field = "volumes.%d.source".formatted(index);
            shared.problem(request.actor(), request.connection(), request.teamLabel(), reference(volumes.get(index)))
                    .ifPresent(problem -> errors.add(new FieldError(field, problem)));
        }
        refuse(request.connection(), errors);
    }

    private static Reference reference(SandboxSpec.Volume volume) {
        return switch (volume.source()) {
            case SandboxSpec.Volume.Claim(String name) -> new Reference(SharedResources.Kind.CLAIM, name);
            case SandboxSpec.Volume.HostPath(String path) -> new Reference(SharedResources.Kind.HOST_PATH, path);
        };
    }

    private static void refuseReserved(ConnectionId connection, Collection<String> keys) {
        List<FieldError> errors = keys.stream()
                .filter(ReservedMetadata::covers)
                .sorted()
                .map(key -> new FieldError("metadata." + key, Message.of("rule.metadata.reserved.key", key)))
                .toList();
        refuse(connection, errors);
    }

    private static void refuse(ConnectionId connection, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ProviderException.Invalid(connection, errors.getFirst().message(), errors, Answer.NONE);
        }
    }
}
