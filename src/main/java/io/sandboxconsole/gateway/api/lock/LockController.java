package io.sandboxconsole.gateway.api.lock;

import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.LockMapper;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.wire.LockInfo;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.ChangeLock;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.LockGroup;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.LockSandbox;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.LockService;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Locks
///
/// A key sets and ends no lock: these changes take the token of a person.
@ApiController("/api")
class LockController {

    private final LockService service;

    private final Locks locks;

    private final Inventory inventory;

    LockController(LockService service, Locks locks, Inventory inventory) {
        this.service = service;
        this.locks = locks;
        this.inventory = inventory;
    }

    /// List locks
    ///
    /// Lists the locks that are in force and that the caller may see, the newest first.
    @GetMapping("/locks")
    Page<LockInfo> list(Caller caller) {
        return Page.whole(locks.visible(caller.actor()).stream()
                .filter(lock -> reached(caller, lock))
                .map(lock -> info(caller, lock))
                .toList());
    }

    /// Lock a group
    ///
    /// Locks all sandboxes of a creator or with a label, also those to come.
    @PostMapping("/locks")
    @RecordedAs(value = "lock", permission = Permission.LOCK_GROUP)
    @ResponseStatus(HttpStatus.CREATED)
    LockInfo lockGroup(Caller caller, @RequestBody LockGroup body) {
        if (caller.connection() != null) {
            throw new ApiProblem(
                    ProblemType.OUT_OF_SCOPE,
                    "Your key is for the connection “%s”, and a lock on a group holds for all."
                            .formatted(caller.connection()));
        }
        var subject = subject(caller, body);
        @Nullable
        String team = body.team() == null ? null : LabelToken.of(body.team().strip());
        service.lockGroup(caller.actor(), subject, team, new ProtectionTerms(body.reason(), body.until()));
        return placed(caller, lock -> lock.subject().equals(subject) && Objects.equals(lock.team(), team));
    }

    /// Lock a sandbox
    ///
    /// Protects a sandbox from everything that passes the console and would end it.
    ///
    /// @param connection the id of the connection
    /// @param id the engine's id of the sandbox
    @PostMapping("/sandboxes/{connection}/{id}/lock")
    @RecordedAs(value = "lock", permission = Permission.LOCK_SANDBOX)
    @ResponseStatus(HttpStatus.CREATED)
    LockInfo lock(
            Caller caller, @PathVariable String connection, @PathVariable String id, @RequestBody LockSandbox body) {
        var sandbox = CallerReach.sandbox(caller, connection, id);
        service.lock(caller.actor(), sandbox, new ProtectionTerms(body.reason(), body.until()), body.expiresAt());
        return placed(caller, on(sandbox));
    }

    /// Unlock a sandbox
    ///
    /// Ends the sandbox's own lock. Locks on its creator or its labels stay.
    ///
    /// @param connection the id of the connection
    /// @param id the engine's id of the sandbox
    @DeleteMapping("/sandboxes/{connection}/{id}/lock")
    @RecordedAs(value = "unlock", permission = Permission.LOCK_SANDBOX)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(Caller caller, @PathVariable String connection, @PathVariable String id) {
        service.unlock(caller.actor(), CallerReach.sandbox(caller, connection, id));
    }

    /// Change a lock
    ///
    /// Replaces the reason and the end of a lock, with no moment without it.
    ///
    /// @param id the id of the lock
    @PatchMapping("/locks/{id}")
    @RecordedAs(value = "change-lock", permission = Permission.LOCK_GROUP)
    LockInfo change(Caller caller, @PathVariable UUID id, @RequestBody ChangeLock body) {
        requireVisible(caller, id);
        service.change(caller.actor(), id, new ProtectionTerms(body.reason(), body.until()));
        return placed(caller, lock -> lock.id().equals(id));
    }

    /// End a lock
    ///
    /// @param id the id of the lock
    @DeleteMapping("/locks/{id}")
    @RecordedAs(value = "unlock", permission = Permission.LOCK_GROUP)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable UUID id) {
        requireVisible(caller, id);
        service.unlock(caller.actor(), id);
    }

    private void requireVisible(Caller caller, UUID id) {
        if (locks.visible(caller.actor()).stream().noneMatch(lock -> lock.id().equals(id) && reached(caller, lock))) {
            throw new ApiProblem(ProblemType.NOT_FOUND, "There is no lock %s, or none that you may see.".formatted(id))
                    .denied(locks.view().all().stream()
                            .anyMatch(lock -> lock.id().equals(id)));
        }
    }

    private static Predicate<SandboxLock> on(SandboxId sandbox) {
        return lock -> lock.subject() instanceof LockSubject.One one && one.id().equals(sandbox);
    }

    private static boolean reached(Caller caller, SandboxLock lock) {
        return !(lock.subject() instanceof LockSubject.One one)
                || CallerReach.covers(caller, one.id().connection());
    }

    private LockInfo placed(Caller caller, Predicate<SandboxLock> which) {
        return locks.view().all().stream()
                .filter(which)
                .findFirst()
                .map(lock -> info(caller, lock))
                .orElseThrow(() -> new IllegalStateException("The lock that was just placed is not there."));
    }

    private LockInfo info(Caller caller, SandboxLock lock) {
        return LockMapper.of(lock, locks.mayUnlock(caller.actor(), lock));
    }

    private LockSubject subject(Caller caller, LockGroup body) {
        boolean label = body.labelKey() != null && body.labelValue() != null;
        if (label == (body.creator() != null) || (body.labelKey() == null) != (body.labelValue() == null)) {
            throw new ApiProblem(
                            ProblemType.INVALID_REQUEST,
                            "Name either a “creator”, or a “labelKey” with its “labelValue”.")
                    .field("creator");
        }
        if (label) {
            return new LockSubject.WithLabel(
                    Objects.requireNonNull(body.labelKey()), Objects.requireNonNull(body.labelValue()));
        }
        return creator(caller, Objects.requireNonNull(body.creator()));
    }

    /// A creator is named by an id that the caller sees, so that the lock has the creator's name.
    private LockSubject creator(Caller caller, String id) {
        List<Creator> known =
                inventory
                        .facets(caller.actor(), SandboxFilter.EVERYTHING, Set.of("creator"))
                        .of("creator")
                        .values()
                        .stream()
                        .map(Facets.Value::creator)
                        .filter(Objects::nonNull)
                        .filter(creator -> creator.id().equals(id))
                        .toList();
        if (known.isEmpty() || known.getFirst() instanceof Creator.Unknown) {
            throw new ApiProblem(
                            ProblemType.INVALID_REQUEST,
                            "No sandbox that you may see has a creator of this id. GET /api/creators lists them.")
                    .field("creator");
        }
        return LockSubject.OfCreator.of(known.getFirst());
    }
}
