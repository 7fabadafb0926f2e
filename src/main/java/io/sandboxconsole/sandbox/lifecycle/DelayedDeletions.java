package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
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

/// Deletions that were asked for and wait for their time. They live in memory: a console that stops meanwhile deletes
/// nothing.
@Component
@EnableConfigurationProperties(DeletionProperties.class)
class DelayedDeletions {

    static final String DELETE_LATER = "delete-later";

    static final String UNDO_DELETE = "undo-delete";

    private static final Logger log = LoggerFactory.getLogger(DelayedDeletions.class);

    private final Map<SandboxId, Waiting> waiting = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    private final Guard guard;

    private final TaskScheduler scheduler;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    DelayedDeletions(Guard guard, EngineScheduler scheduler, ApplicationEventPublisher events, Clock clock) {
        this.guard = guard;
        this.scheduler = scheduler.tasks();
        this.events = events;
        this.clock = clock;
    }

    /// A deletion with what decides who may undo it, as it was when it was asked for. The number tells it from another
    /// of the same sandbox.
    private record Waiting(long number, PendingAction mark, ActorId askedBy, Target target) {

        /// Whether it still waits, and is not being carried out.
        boolean undoable() {
            return mark.dueAt() != null;
        }

        Waiting carriedOut() {
            return new Waiting(number, new PendingAction(mark.id(), mark.action(), mark.by(), null), askedBy, target);
        }
    }

    Optional<PendingAction> find(SandboxId id) {
        return Optional.ofNullable(waiting.get(id)).map(Waiting::mark);
    }

    /// Decides and records now, and runs `deletion` after `grace`. A sandbox whose deletion waits already keeps that.
    PendingAction ask(Actor actor, Sandbox sandbox, Duration grace, Runnable deletion) {
        var target = CommandExecutor.target(sandbox);
        var mark = new PendingAction(
                sandbox.id(),
                SandboxAction.DELETE,
                actor.name(),
                clock.instant().plus(grace));
        var asked = new Waiting(numbers.incrementAndGet(), mark, actor.id(), target);
        return guard.call(actor, new Operation(DELETE_LATER, Permission.DELETE_SANDBOX, target), () -> {
            var first = waiting.putIfAbsent(sandbox.id(), asked);
            if (first == null) {
                start(asked, grace, deletion);
            }
            return first == null ? mark : first.mark();
        });
    }

    /// Keeps the sandbox. Neither the engine nor the right to delete is needed by whoever asked for the deletion.
    ///
    /// @param look reads the sandbox, to tell whether the actor may know of it when nothing waits
    /// @throws UndoTooLate if nothing waits
    void undo(Actor actor, SandboxId id, Supplier<Sandbox> look) {
        var found = waiting.get(id);
        boolean own = found != null && found.askedBy().equals(actor.id());
        var permission = own ? Permission.VIEW_SANDBOX : Permission.DELETE_SANDBOX;
        var target = found == null ? CommandExecutor.target(look.get()) : found.target();
        guard.run(actor, new Operation(UNDO_DELETE, permission, target), () -> cancel(id, found));
    }

    /// A sandbox that went by itself needs no deletion any more.
    @EventListener
    void removed(SandboxEvent.Gone event) {
        if (waiting.remove(event.id()) != null) {
            notifyOf(event.id());
        }
    }

    @PreDestroy
    void close() {
        waiting.values().stream()
                .filter(Waiting::undoable)
                .forEach(asked -> log.warn(
                        "{} is not deleted, because the console stops before the deletion is due.",
                        asked.mark().id()));
        waiting.clear();
    }

    private void start(Waiting asked, Duration grace, Runnable deletion) {
        try {
            // The future only serves to cancel, and an undone deletion is known by not waiting any more.
            var _ = scheduler.schedule(
                    () -> fall(asked, deletion), clock.instant().plus(grace));
        } catch (RuntimeException failure) {
            waiting.remove(asked.mark().id(), asked);
            throw failure;
        }
        notifyOf(asked.mark().id());
    }

    private void fall(Waiting due, Runnable deletion) {
        var id = due.mark().id();
        var running = due.carriedOut();
        if (!waiting.replace(id, due, running)) {
            return;
        }
        notifyOf(id);
        try {
            deletion.run();
        } catch (RuntimeException failure) {
            // The trail tells the rest; whoever asked may have gone long ago.
            log.warn("{} was to be deleted now, and was not: {}", id, failure.toString());
        } finally {
            waiting.remove(id, running);
            notifyOf(id);
        }
    }

    private void cancel(SandboxId id, @Nullable Waiting found) {
        if (found == null || !found.undoable() || !waiting.remove(id, found)) {
            throw new UndoTooLate(id);
        }
        notifyOf(id);
    }

    private void notifyOf(SandboxId id) {
        events.publishEvent(new SandboxEvent.Marked(id));
    }
}
