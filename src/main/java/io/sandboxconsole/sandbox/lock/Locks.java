package io.sandboxconsole.sandbox.lock;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The locks on sandboxes: the one check before every act that ends one, what is shown of them, and who may place and
/// remove them. Safe for use by several threads.
@Service
public class Locks {

    private final LockRepository rows;

    private final Guard guard;

    private final TransactionTemplate transaction;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    private final ActsUnderway underway = new ActsUnderway();

    private final DatabaseOutage outage =
            new DatabaseOutage(LoggerFactory.getLogger(Locks.class), "Locks stay as shown");

    private volatile LockView view = LockView.NONE;

    Locks(
            LockRepository rows,
            Guard guard,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.guard = guard;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
    }

    /// Makes `call` unless a lock forbids it. The lock counts from the moment of its storage: it is read from the
    /// database directly before the call, and no lock on the sandbox is stored here during it.
    ///
    /// @param sandbox as just read from its engine
    /// @throws SandboxLocked if a lock forbids it; `call` has not been made
    @Blocking
    public <T> T during(Sandbox sandbox, Ending ending, Supplier<T> call) {
        return ending.equals(Ending.NEVER)
                ? call.get()
                : underway.act(sandbox, () -> {
                    require(sandbox, ending);
                    return call.get();
                });
    }

    /// Like the overload, for a call without a result.
    @Blocking
    public void during(Sandbox sandbox, Ending ending, Runnable call) {
        during(sandbox, ending, () -> {
            call.run();
            return sandbox;
        });
    }

    private void require(Sandbox sandbox, Ending ending) {
        for (SandboxLock lock : rows.covering(sandbox, clock.instant())) {
            if (ending.breaks(lock, sandbox)) {
                throw new SandboxLocked(lock.message(), lock.id());
            }
        }
    }

    /// The lock that forbids `command` on `sandbox`. From memory; for display and plans, never for enforcement.
    public Optional<SandboxLock> against(Sandbox sandbox, SandboxCommand command) {
        var ending = Ending.of(command);
        return on(sandbox).stream().filter(lock -> ending.breaks(lock, sandbox)).findFirst();
    }

    /// The locks on a sandbox, its own first. From memory.
    public List<SandboxLock> on(Sandbox sandbox) {
        return view.on(sandbox, clock.instant());
    }

    /// All locks, from memory: at most five seconds older than another console's change.
    public LockView view() {
        return view;
    }

    /// Whether `actor` may lock all sandboxes of a creator or with a label, of this team or, without one, of all teams.
    public boolean mayLockGroup(Actor actor, @Nullable String team) {
        return guard.scope(actor, Permission.LOCK_GROUP).covers(team, null);
    }

    /// Whether `actor` may lock all sandboxes of a creator or with a label in some team, or in all.
    public boolean mayLockGroups(Actor actor) {
        var scope = guard.scope(actor, Permission.LOCK_GROUP);
        return scope.isUnlimited() || !scope.teams().isEmpty();
    }

    /// The teams of which `actor` may lock all sandboxes of a creator or with a label, by name. Who may in all
    /// teams has none of them to be named.
    public List<String> groupTeams(Actor actor) {
        return guard.scope(actor, Permission.LOCK_GROUP).teams().stream()
                .sorted()
                .toList();
    }

    /// The locks that `actor` may see, the newest first. From memory.
    public List<SandboxLock> visible(Actor actor) {
        Instant now = clock.instant();
        AccessScope scope = guard.scope(actor, Permission.VIEW_SANDBOX);
        return view.all().stream()
                .filter(lock -> lock.lasts(now) && scope.covers(lock.team(), lock.owner()))
                .toList();
    }

    /// Whether `actor` may remove `lock`, as far as the memory knows; for display, never for enforcement.
    public boolean mayUnlock(Actor actor, SandboxLock lock) {
        return guard.allows(actor, operation("unlock", lock, target(lock)));
    }

    /// Locks a sandbox.
    ///
    /// @param target the sandbox as just read from its engine
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if there is no reason, or it is too long, or the end is not in the future, or the
    /// same is locked already
    @Blocking
    public void place(Actor actor, Target target, LockSubject.One sandbox, ProtectionTerms terms) {
        place(actor, lock(actor, sandbox, target.team(), target.owner(), terms), target);
    }

    /// Locks every sandbox of a creator or with a label, also those to come. Otherwise as the overload.
    ///
    /// @param team whose sandboxes; absent for those of all teams
    @Blocking
    public void place(Actor actor, LockSubject group, @Nullable String team, ProtectionTerms terms) {
        if (!lockable(group)) {
            throw new IllegalArgumentException("No group is locked by " + group);
        }
        var lock = lock(actor, group, team, null, terms);
        place(actor, lock, target(lock));
    }

    /// Whether `subject` is a group that can be locked: of sandboxes whose creator is unknown there is none.
    public static boolean lockable(LockSubject subject) {
        return switch (subject) {
            case LockSubject.One _ -> false;
            case LockSubject.OfCreator creator -> !creator.id().equals(Creator.Unknown.CREATOR.id());
            case LockSubject.WithLabel _ -> true;
        };
    }

    private SandboxLock lock(
            Actor actor, LockSubject subject, @Nullable String team, @Nullable String owner, ProtectionTerms terms) {
        return new SandboxLock(
                UUID.randomUUID(),
                subject,
                team,
                owner,
                StorableText.of(actor.name()),
                actor.id().label(),
                terms.why(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                terms.until() == null ? null : terms.until().truncatedTo(ChronoUnit.MICROS));
    }

    private void place(Actor actor, SandboxLock lock, Target target) {
        var terms = new ProtectionTerms(lock.why(), lock.until());
        var operation = operation("lock", lock, target)
                .because(lock.why())
                .changing(FieldChanges.NONE.and("lock", null, lock.id()).and("lock.until", null, lock.until()));
        guard.run(
                actor,
                operation,
                () -> {
                    terms.require(clock.instant());
                    store(lock);
                },
                terms.summary());
        refresh();
    }

    private void store(SandboxLock lock) {
        try {
            underway.place(
                    lock,
                    () -> transaction.executeWithoutResult(_ -> {
                        rows.same(lock, clock.instant()).ifPresent(Locks::present);
                        rows.add(lock);
                    }));
        } catch (DuplicateKeyException other) {
            rows.same(lock, clock.instant()).ifPresent(Locks::present);
            throw other;
        }
    }

    private static void present(SandboxLock other) {
        throw new RequestRefused("lock-present", Message.of("problem.lock.present", other.message()));
    }

    /// Returns a lock that lasts.
    ///
    /// @throws RequestRefused if there is none, because it was removed or has ended
    @Blocking
    public SandboxLock require(UUID id) {
        return rows.find(id, clock.instant()).orElseThrow(Locks::missing);
    }

    /// Removes a lock.
    ///
    /// @param target the sandbox as just read from its engine, or absent if it is gone or a group is locked
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if another person was first, or it has ended
    @Blocking
    public void remove(Actor actor, SandboxLock lock, @Nullable Target target) {
        var operation = operation("unlock", lock, target == null ? target(lock) : target)
                .changing(FieldChanges.NONE.and("lock", lock.id(), null).and("lock.until", lock.until(), null));
        guard.run(
                actor,
                operation,
                () -> {
                    if (!lock.lasts(clock.instant()) || !rows.remove(lock.id())) {
                        throw missing();
                    }
                },
                "It was locked by %s. %s".formatted(lock.by(), lock.why()));
        refresh();
    }

    /// Changes the reason and the end of a lock. What it protects and who placed it stay.
    ///
    /// @param target as of [#remove]
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not
    /// @throws RequestRefused if the terms are not valid, or it was removed, or has ended
    @Blocking
    public void change(Actor actor, SandboxLock lock, @Nullable Target target, ProtectionTerms terms) {
        @Nullable Instant until = terms.until() == null ? null : terms.until().truncatedTo(ChronoUnit.MICROS);
        var changed = new ProtectionTerms(terms.why(), until);
        var operation = new Operation("change-lock", permission(lock), target == null ? target(lock) : target)
                .because(changed.why())
                .changing(FieldChanges.NONE
                        .and("lock.until", lock.until(), until)
                        .and("lock.why", lock.why(), changed.why()));
        guard.run(
                actor,
                operation,
                () -> {
                    changed.require(clock.instant());
                    if (!lock.lasts(clock.instant()) || !rows.change(lock.id(), changed)) {
                        throw missing();
                    }
                },
                changed.summary());
        refresh();
    }

    private static RequestRefused missing() {
        return new RequestRefused("lock-none", Message.of("problem.lock.none"));
    }

    private static Operation operation(String action, SandboxLock lock, Target target) {
        return action.equals("lock")
                ? new Operation("lock", permission(lock), target)
                : new Operation("unlock", permission(lock), target);
    }

    private static Permission permission(SandboxLock lock) {
        return lock.subject() instanceof LockSubject.One ? Permission.LOCK_SANDBOX : Permission.LOCK_GROUP;
    }

    private static Target target(SandboxLock lock) {
        return lock.subject() instanceof LockSubject.One one
                ? new Target(one.id().connection().value(), one.id().value(), one.title(), lock.team(), lock.owner())
                : new Target(null, null, lock.subject().message().toString(), lock.team(), null);
    }

    /// Reads the locks anew. Another console on the same database may have changed them.
    @Scheduled(fixedDelayString = "PT5S")
    public void refresh() {
        outage.run(() -> {
            var now = new LockView(rows.all(clock.instant()));
            if (!now.equals(view)) {
                view = now;
                events.publishEvent(new LocksChanged());
            }
        });
    }
}
