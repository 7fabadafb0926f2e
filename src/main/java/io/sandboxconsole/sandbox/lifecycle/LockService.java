package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Places, changes and removes locks for people. The scope of a sandbox's lock is that of the sandbox, read fresh.
@Service
public class LockService {

    private static final String UNLOCK = "unlock";

    private final Locks locks;

    private final SandboxAccess access;

    private final EngineSandboxes sandboxes;

    private final Guard guard;

    private final SandboxService service;

    LockService(Locks locks, SandboxAccess access, EngineSandboxes sandboxes, Guard guard, SandboxService service) {
        this.service = service;
        this.locks = locks;
        this.access = access;
        this.sandboxes = sandboxes;
        this.guard = guard;
    }

    /// Locks a sandbox. When it returns, no act that would end it is underway at this console.
    ///
    /// @throws SandboxNotFound if it is gone, or outside the actor's scope
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if the terms are not valid, or it is locked already
    @Blocking
    public void lock(Actor actor, SandboxId id, ProtectionTerms terms) {
        var sandbox = access.attempted(actor, id, "lock");
        SandboxAccess.hidingForeign(
                id, () -> locks.place(actor, CommandExecutor.target(sandbox), LockSubject.One.of(sandbox), terms));
    }

    /// Locks a sandbox and moves its expiry, which a lock does not stop. Otherwise as the overload.
    ///
    /// @param expiresAt absent to leave the expiry
    /// @throws RequestRefused also if the lock is placed and the expiry was not moved
    @Blocking
    public void lock(Actor actor, SandboxId id, ProtectionTerms terms, @Nullable Instant expiresAt) {
        lock(actor, id, terms);
        if (expiresAt == null) {
            return;
        }
        try {
            service.perform(actor, id, new SandboxCommand.Renew(expiresAt));
        } catch (RuntimeException failure) {
            throw failure instanceof RecordedFailure recorded
                    ? new RequestRefused("renew-failed", Message.of("problem.lock.renewal", recorded.explanation()))
                    : failure;
        }
    }

    /// Locks every sandbox of a creator or with a label, also those to come. Otherwise as [#lock].
    ///
    /// @param team whose sandboxes; absent for those of all teams
    @Blocking
    public void lockGroup(Actor actor, LockSubject group, @Nullable String team, ProtectionTerms terms) {
        locks.place(actor, group, team, terms);
    }

    /// Changes the reason and the end of a lock.
    ///
    /// @throws SandboxNotFound if it is on a sandbox outside the actor's scope
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if the terms are not valid, or it was removed, or has ended
    @Blocking
    public void change(Actor actor, UUID id, ProtectionTerms terms) {
        SandboxLock lock = locks.require(id);
        if (lock.subject() instanceof LockSubject.One one) {
            SandboxAccess.hidingForeign(
                    one.id(), () -> locks.change(actor, lock, present(actor, lock, one.id(), "change-lock"), terms));
        } else {
            locks.change(actor, lock, null, terms);
        }
    }

    /// Removes a lock.
    ///
    /// @throws SandboxNotFound if it is on a sandbox outside the actor's scope
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if it was removed before, or has ended
    @Blocking
    public void unlock(Actor actor, UUID id) {
        SandboxLock lock = locks.require(id);
        if (lock.subject() instanceof LockSubject.One one) {
            SandboxAccess.hidingForeign(
                    one.id(), () -> locks.remove(actor, lock, present(actor, lock, one.id(), UNLOCK)));
        } else {
            locks.remove(actor, lock, null);
        }
    }

    /// Removes the lock of a sandbox's own. Otherwise as the overload.
    ///
    /// @throws RequestRefused also if the sandbox has none
    @Blocking
    public void unlock(Actor actor, SandboxId id) {
        var own = locks.visible(actor).stream()
                .filter(lock -> lock.subject() instanceof LockSubject.One one
                        && one.id().equals(id))
                .findFirst();
        if (own.isPresent()) {
            unlock(actor, own.get().id());
            return;
        }
        var sandbox = access.attempted(actor, id, UNLOCK);
        access.permitted(actor, id, SandboxAccess.operation(UNLOCK, Permission.LOCK_SANDBOX, sandbox), () -> {
            throw new RequestRefused("lock-none", Message.of("problem.lock.own", id.toString()));
        });
    }

    /// The sandbox as it is now. Of one that is gone, its last known team and owner count.
    private @Nullable Target present(Actor actor, SandboxLock lock, SandboxId id, String action) {
        var target = new Target(id.connection().value(), id.value(), null, lock.team(), lock.owner());
        var attempt = new Operation(action, Permission.VIEW_SANDBOX, target);
        return guard.prepare(actor, attempt, () -> read(id)).orElse(null);
    }

    private Optional<Target> read(SandboxId id) {
        try {
            return Optional.of(CommandExecutor.target(sandboxes.read(id)));
        } catch (SandboxNotFound gone) {
            return Optional.empty();
        }
    }
}
