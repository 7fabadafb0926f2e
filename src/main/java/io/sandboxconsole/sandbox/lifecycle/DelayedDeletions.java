package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lock.Ending;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.time.EngineScheduler;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/// Schedules deletions for the end of their grace period. They live in memory: a console that stops in the meantime
/// does not delete.
@Component
@EnableConfigurationProperties(DeletionProperties.class)
class DelayedDeletions {

    static final String DELETE_LATER = "delete-later";

    static final String UNDO_DELETE = "undo-delete";

    private static final Logger log = LoggerFactory.getLogger(DelayedDeletions.class);

    private final Map<SandboxId, ScheduledDeletion> scheduled = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    private final Guard guard;

    private final TaskScheduler scheduler;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    private final Locks locks;

    DelayedDeletions(
            Guard guard, EngineScheduler scheduler, ApplicationEventPublisher events, Clock clock, Locks locks) {
        this.guard = guard;
        this.scheduler = scheduler.tasks();
        this.events = events;
        this.clock = clock;
        this.locks = locks;
    }

    /// A deletion with the requester and target, which decide who may undo it. The number distinguishes it from another
    /// of the same sandbox.
    private record ScheduledDeletion(long number, PendingAction mark, ActorId requester, Target target) {

        /// Whether it is still scheduled, and not being carried out.
        boolean undoable() {
            return mark.dueAt() != null;
        }

        ScheduledDeletion carriedOut() {
            return new ScheduledDeletion(
                    number, new PendingAction(mark.id(), mark.action(), mark.by(), null), requester, target);
        }
    }

    Optional<PendingAction> find(SandboxId id) {
        return Optional.ofNullable(scheduled.get(id)).map(ScheduledDeletion::mark);
    }

    /// Decides and records now, and runs `deletion` after `grace`, which decides anew: a lock may have come meanwhile.
    /// A deletion scheduled earlier for the sandbox stays.
    PendingAction schedule(Actor actor, Sandbox sandbox, Duration grace, Runnable deletion) {
        var target = CommandExecutor.target(sandbox);
        var mark = new PendingAction(
                sandbox.id(),
                SandboxAction.DELETE,
                actor.name(),
                clock.instant().plus(grace));
        var requested = new ScheduledDeletion(numbers.incrementAndGet(), mark, actor.id(), target);
        return guard.call(
                actor,
                new Operation(DELETE_LATER, Permission.DELETE_SANDBOX, target),
                () -> locks.during(sandbox, Ending.ALWAYS, () -> {
                    var first = scheduled.putIfAbsent(sandbox.id(), requested);
                    if (first == null) {
                        start(requested, grace, deletion);
                    }
                    return first == null ? mark : first.mark();
                }));
    }

    /// Cancels the deletion. The requester needs neither the engine nor the permission to delete.
    ///
    /// @param sandbox reads the sandbox, to check whether the actor may know of it when no deletion is scheduled
    /// @throws UndoTooLate if no deletion is scheduled
    void undo(Actor actor, SandboxId id, Supplier<Sandbox> sandbox) {
        var found = scheduled.get(id);
        boolean own = found != null && found.requester().equals(actor.id());
        var permission = own ? Permission.VIEW_SANDBOX : Permission.DELETE_SANDBOX;
        var target = found == null ? CommandExecutor.target(sandbox.get()) : found.target();
        guard.run(actor, new Operation(UNDO_DELETE, permission, target), () -> cancel(id, found));
    }

    /// A sandbox that no longer exists needs no deletion.
    @EventListener
    void removed(SandboxEvent.Gone event) {
        if (scheduled.remove(event.id()) != null) {
            notifyOf(event.id());
        }
    }

    @PreDestroy
    void close() {
        scheduled.values().stream()
                .filter(ScheduledDeletion::undoable)
                .forEach(requested -> log.warn(
                        "[{}] {} is not deleted, because the console stops before the deletion is due.",
                        Condition.DELETION_NOT_DONE,
                        requested.mark().id()));
        scheduled.clear();
    }

    private void start(ScheduledDeletion requested, Duration grace, Runnable deletion) {
        try {
            // The future only serves to cancel; an undone deletion is recognised by its absence from the map.
            var _ = scheduler.schedule(
                    () -> execute(requested, deletion), clock.instant().plus(grace));
        } catch (RuntimeException failure) {
            scheduled.remove(requested.mark().id(), requested);
            throw failure;
        }
        notifyOf(requested.mark().id());
    }

    private void execute(ScheduledDeletion due, Runnable deletion) {
        var id = due.mark().id();
        var running = due.carriedOut();
        if (!scheduled.replace(id, due, running)) {
            return;
        }
        notifyOf(id);
        try {
            deletion.run();
        } catch (RuntimeException failure) {
            // The audit trail has the details; the requester may have left long ago.
            log.warn(
                    "[{}] {} was to be deleted now, and was not: {}",
                    Condition.DELETION_NOT_DONE,
                    id,
                    failure.toString());
        } finally {
            scheduled.remove(id, running);
            notifyOf(id);
        }
    }

    private void cancel(SandboxId id, @Nullable ScheduledDeletion found) {
        if (found == null || !found.undoable() || !scheduled.remove(id, found)) {
            throw new UndoTooLate(id);
        }
        notifyOf(id);
    }

    private void notifyOf(SandboxId id) {
        events.publishEvent(new SandboxEvent.Marked(id));
    }
}
