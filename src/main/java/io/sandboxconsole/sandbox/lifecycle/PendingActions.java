package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tracks in memory the actions in progress, so that every browser shows them: while they are requested, and as long as
/// the engine still reports the state of before.
@Component
public class PendingActions {

    private final Map<SandboxId, PendingAction> pending = new ConcurrentHashMap<>();

    /// The actions that were requested, and the states that their sandboxes have not left yet.
    private final Map<SandboxId, Unmoved> unmoved = new ConcurrentHashMap<>();

    private final ApplicationEventPublisher events;

    public PendingActions(ApplicationEventPublisher events) {
        this.events = events;
    }

    Optional<PendingAction> find(SandboxId id) {
        return Optional.ofNullable(pending.get(id))
                .or(() -> Optional.ofNullable(unmoved.get(id)).map(Unmoved::action));
    }

    private record Unmoved(PendingAction action, SandboxState left) {}

    /// Counts `action` as pending until the sandbox leaves the state `left`, or is followed no longer.
    void untilMoved(PendingAction action, SandboxState left) {
        unmoved.put(action.id(), new Unmoved(action, left));
        events.publishEvent(new SandboxEvent.Marked(action.id()));
    }

    @EventListener
    void moved(SandboxEvent.Changed event) {
        end(
                event.id(),
                Optional.ofNullable(unmoved.get(event.id()))
                        .filter(one -> !one.left().equals(event.sandbox().state())));
    }

    @EventListener
    void removed(SandboxEvent.Gone event) {
        end(event.id(), Optional.ofNullable(unmoved.get(event.id())));
    }

    @EventListener
    void settled(SandboxEvent.Settled event) {
        end(event.id(), Optional.ofNullable(unmoved.get(event.id())));
    }

    private void end(SandboxId id, Optional<Unmoved> ended) {
        if (ended.isPresent() && unmoved.remove(id, ended.get())) {
            events.publishEvent(new SandboxEvent.Marked(id));
        }
    }

    /// Runs `work`, during which `action` counts as pending.
    <T> T during(PendingAction action, Supplier<T> work) {
        unmoved.remove(action.id());
        pending.put(action.id(), action);
        events.publishEvent(new SandboxEvent.Marked(action.id()));
        try {
            return work.get();
        } finally {
            if (pending.remove(action.id(), action)) {
                events.publishEvent(new SandboxEvent.Marked(action.id()));
            }
        }
    }
}
