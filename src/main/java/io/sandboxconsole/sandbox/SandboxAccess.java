package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The way of every call to the sandbox it is about, of people's calls and of machines': the sandbox is read fresh, an
/// attempt is recorded even where it ends before it is decided, a sandbox outside the actor's scope reads as
/// [SandboxNotFound], and a change shows as underway in every browser until it has ended.
@Component
class SandboxAccess {

    private final Guard guard;

    private final LiveSandboxes live;

    private final UnderwayChanges underway;

    SandboxAccess(Guard guard, LiveSandboxes live, UnderwayChanges underway) {
        this.guard = guard;
        this.live = live;
        this.underway = underway;
    }

    /// What is done to `sandbox`, as the guard decides and records it.
    static Operation operation(String action, Permission permission, Sandbox sandbox) {
        return new Operation(action, permission, Changes.target(sandbox));
    }

    /// The change that is being made to a sandbox. From memory; for showing, not for deciding.
    Optional<Underway> underway(SandboxId id) {
        return underway.find(id);
    }

    /// The sandbox for a read that takes `permission`. A denial is recorded, a granted read is not.
    Sandbox readable(Actor actor, SandboxId id, String action, Permission permission) {
        var sandbox = live.look(id);
        check(actor, id, operation(action, permission, sandbox));
        return sandbox;
    }

    /// Lets a read of the sandbox pass; a denial is recorded.
    void check(Actor actor, SandboxId id, Operation operation) {
        hidingForeign(id, () -> guard.check(actor, operation));
    }

    /// The sandbox that an attempt is about, before the attempt is decided. One that ends here, because the sandbox
    /// cannot be read, is recorded, too.
    Sandbox attempted(Actor actor, SandboxId id, String action) {
        var target = new Target(id.connection().value(), id.value(), null, null, null);
        // Nothing was decided, so no permission is named.
        return guard.prepare(actor, new Operation(action, Permission.VIEW_SANDBOX, target), () -> live.look(id));
    }

    /// Gets something secret of the sandbox by `work`. Recorded.
    <T> T reveal(Actor actor, SandboxId id, String action, Supplier<T> work) {
        var operation = operation(action, Permission.REVEAL_CREDENTIALS, attempted(actor, id, action));
        return hidingForeign(id, () -> guard.call(actor, operation, work));
    }

    /// Makes a change to the sandbox by `work`, which passes the guard itself. After a failure of the engine nobody
    /// knows how the sandbox is, and the read models are told so.
    ///
    /// @param action what shows as underway meanwhile; absent for a change that the console does not know
    <T> T change(Actor actor, SandboxId id, @Nullable SandboxAction action, Supplier<T> work) {
        return action == null
                ? settled(id, work)
                : underway.during(new Underway(id, action, actor.name(), null), () -> settled(id, work));
    }

    private <T> T settled(SandboxId id, Supplier<T> work) {
        try {
            return hidingForeign(id, work);
        } catch (ProviderException | EngineRefused failure) {
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
    static <T> T hidingForeign(Supplier<T> work, Supplier<? extends RuntimeException> missing) {
        try {
            return work.get();
        } catch (AccessDenied denied) {
            throw denied.hidden() ? missing.get() : denied;
        }
    }
}
