package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.provider.EngineRejection;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives every call, by people and machines, access to its sandbox: reads the sandbox fresh, records an attempt even
/// where it fails before the decision, turns a sandbox outside the actor's scope into [SandboxNotFound], and shows a
/// change as pending in every browser until it has ended.
@Component
public class SandboxAccess {

    private final Guard guard;

    private final EngineSandboxes sandboxes;

    private final PendingActions pending;

    public SandboxAccess(Guard guard, EngineSandboxes sandboxes, PendingActions pending) {
        this.guard = guard;
        this.sandboxes = sandboxes;
        this.pending = pending;
    }

    /// An action on `sandbox`, as the guard decides and records it.
    public static Operation operation(String action, Permission permission, Sandbox sandbox) {
        return new Operation(action, permission, CommandExecutor.target(sandbox));
    }

    /// The action in progress on a sandbox. From memory; for display, not for decisions.
    Optional<PendingAction> pending(SandboxId id) {
        return pending.find(id);
    }

    /// Reads the sandbox for a read that requires `permission`. Records a denial, but no granted read.
    public Sandbox readable(Actor actor, SandboxId id, String action, Permission permission) {
        var sandbox = sandboxes.read(id);
        check(actor, id, operation(action, permission, sandbox));
        return sandbox;
    }

    /// Decides for several actors by one read of the sandbox which of them hold `permission` now: none if it is gone.
    /// Denials are recorded.
    public Set<Actor> stillPermitted(Set<Actor> actors, SandboxId id, String action, Permission permission) {
        Operation operation;
        try {
            operation = operation(action, permission, sandboxes.read(id));
        } catch (SandboxNotFound gone) {
            return Set.of();
        }
        return actors.stream().filter(actor -> permits(actor, operation)).collect(Collectors.toUnmodifiableSet());
    }

    private boolean permits(Actor actor, Operation operation) {
        try {
            guard.check(actor, operation);
            return true;
        } catch (AccessDenied denied) {
            return false;
        }
    }

    /// Reads the sandbox for a screen's read that requires `permission`. Other screens' reads at this moment share the
    /// engine's answer; each actor is checked. Records a denial, but no granted read.
    Sandbox shown(Actor actor, SandboxId id, String action, Permission permission) {
        var sandbox = sandboxes.shown(id);
        check(actor, id, operation(action, permission, sandbox));
        return sandbox;
    }

    /// Permits a read of the sandbox; a denial is recorded.
    public void check(Actor actor, SandboxId id, Operation operation) {
        hidingForeign(id, () -> guard.check(actor, operation));
    }

    /// Reads the sandbox of an attempt, before the attempt is decided. Records an attempt that fails here, because the
    /// sandbox cannot be read.
    public Sandbox attempted(Actor actor, SandboxId id, String action) {
        var target = new Target(id.connection().value(), id.value(), null, null, null);
        // No decision was made, so no permission is named.
        return guard.prepare(actor, new Operation(action, Permission.VIEW_SANDBOX, target), () -> sandboxes.read(id));
    }

    /// Runs the preparation of an attempt on a sandbox that was read, for an actor who may make it. Records a denial,
    /// and an attempt that ends here.
    <T> T permitted(Actor actor, SandboxId id, Operation operation, Supplier<T> preparation) {
        check(actor, id, operation);
        return guard.prepare(actor, operation, preparation);
    }

    /// Obtains a secret of the sandbox by `work`. Recorded.
    public <T> T reveal(Actor actor, SandboxId id, String action, Supplier<T> work) {
        var operation = operation(action, Permission.REVEAL_CREDENTIALS, attempted(actor, id, action));
        return hidingForeign(id, () -> guard.call(actor, operation, work));
    }

    /// Changes the sandbox by `work`, which passes the guard itself. After a failure of the engine the sandbox's state
    /// is unknown, and the read models are notified.
    ///
    /// @param action shown as pending meanwhile; absent for a change that the console does not know
    public <T> T change(Actor actor, SandboxId id, @Nullable SandboxAction action, Supplier<T> work) {
        return action == null
                ? settled(id, null, work)
                : pending.during(new PendingAction(id, action, actor.name(), null), () -> settled(id, action, work));
    }

    /// Reads the sandbox after `action`, which stays pending while the engine has not begun with it: some report the
    /// state of before for a while.
    ///
    /// @param before the sandbox before the action
    /// @param action absent for a change that the console does not know
    public Optional<Sandbox> readBack(Actor actor, Sandbox before, @Nullable SandboxAction action) {
        var now = sandboxes.readBack(before, action);
        if (action != null
                && EngineSandboxes.moves(action)
                && now.map(Sandbox::state).filter(before.state()::equals).isPresent()) {
            pending.untilMoved(new PendingAction(before.id(), action, actor.name(), null), before.state());
        }
        return now;
    }

    private <T> T settled(SandboxId id, @Nullable SandboxAction action, Supplier<T> work) {
        try {
            return hidingForeign(id, work);
        } catch (ProviderException | EngineRejection failure) {
            if (action == null) {
                sandboxes.unsettled(id);
            } else {
                sandboxes.failed(id, action, ((RecordedFailure) failure).unclear());
            }
            throw failure;
        }
    }

    /// Runs `work`; a sandbox outside the actor's scope reads as nonexistent.
    static <T> T hidingForeign(SandboxId id, Supplier<T> work) {
        return hidingForeign(work, () -> new SandboxNotFound(id));
    }

    static void hidingForeign(SandboxId id, Runnable work) {
        hidingForeign(id, () -> {
            work.run();
            return id;
        });
    }

    /// Runs `work`; a target outside the actor's scope reads as `missing`.
    public static <T> T hidingForeign(Supplier<T> work, Supplier<? extends RuntimeException> missing) {
        try {
            return work.get();
        } catch (AccessDenied denied) {
            throw denied.hidden() ? missing.get() : denied;
        }
    }
}
