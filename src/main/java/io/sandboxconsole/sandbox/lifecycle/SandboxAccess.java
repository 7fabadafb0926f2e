package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.provider.EngineRejection;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The way of every call to the sandbox it is about, of people's calls and of machines': the sandbox is read fresh, an
/// attempt is recorded even where it ends before it is decided, a sandbox outside the actor's scope reads as
/// [SandboxNotFound], and a change shows as underway in every browser until it has ended.
@Component
public class SandboxAccess {

    private final Guard guard;

    private final EngineSandboxes live;

    private final PendingActions underway;

    public SandboxAccess(Guard guard, EngineSandboxes live, PendingActions underway) {
        this.guard = guard;
        this.live = live;
        this.underway = underway;
    }

    /// What is done to `sandbox`, as the guard decides and records it.
    public static Operation operation(String action, Permission permission, Sandbox sandbox) {
        return new Operation(action, permission, CommandExecutor.target(sandbox));
    }

    /// The change that is being made to a sandbox. From memory; for showing, not for deciding.
    Optional<PendingAction> underway(SandboxId id) {
        return underway.find(id);
    }

    /// The sandbox for a read that takes `permission`. A denial is recorded, a granted read is not.
    public Sandbox readable(Actor actor, SandboxId id, String action, Permission permission) {
        var sandbox = live.read(id);
        check(actor, id, operation(action, permission, sandbox));
        return sandbox;
    }

    /// Lets a read of the sandbox pass; a denial is recorded.
    public void check(Actor actor, SandboxId id, Operation operation) {
        hidingForeign(id, () -> guard.check(actor, operation));
    }

    /// The sandbox that an attempt is about, before the attempt is decided. One that ends here, because the sandbox
    /// cannot be read, is recorded, too.
    public Sandbox attempted(Actor actor, SandboxId id, String action) {
        var target = new Target(id.connection().value(), id.value(), null, null, null);
        // Nothing was decided, so no permission is named.
        return guard.prepare(actor, new Operation(action, Permission.VIEW_SANDBOX, target), () -> live.read(id));
    }

    /// Gets something secret of the sandbox by `work`. Recorded.
    public <T> T reveal(Actor actor, SandboxId id, String action, Supplier<T> work) {
        var operation = operation(action, Permission.REVEAL_CREDENTIALS, attempted(actor, id, action));
        return hidingForeign(id, () -> guard.call(actor, operation, work));
    }

    /// Makes a change to the sandbox by `work`, which passes the guard itself. After a failure of the engine nobody
    /// knows how the sandbox is, and the read models are told so.
    ///
    /// @param action what shows as underway meanwhile; absent for a change that the console does not know
    public <T> T change(Actor actor, SandboxId id, @Nullable SandboxAction action, Supplier<T> work) {
        return action == null
                ? settled(id, work)
                : underway.during(new PendingAction(id, action, actor.name(), null), () -> settled(id, work));
    }

    private <T> T settled(SandboxId id, Supplier<T> work) {
        try {
            return hidingForeign(id, work);
        } catch (ProviderException | EngineRejection failure) {
            live.unsettled(id);
            throw failure;
        }
    }

    /// Does `work`, of which a sandbox outside the actor's scope reads as one that is not there.
    static <T> T hidingForeign(SandboxId id, Supplier<T> work) {
        return hidingForeign(work, () -> new SandboxNotFound(id));
    }

    static void hidingForeign(SandboxId id, Runnable work) {
        hidingForeign(id, () -> {
            work.run();
            return id;
        });
    }

    /// Does `work`, of which a target outside the actor's scope reads as `missing`.
    public static <T> T hidingForeign(Supplier<T> work, Supplier<? extends RuntimeException> missing) {
        try {
            return work.get();
        } catch (AccessDenied denied) {
            throw denied.hidden() ? missing.get() : denied;
        }
    }
}
