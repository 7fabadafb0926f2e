package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Tracks in memory the actions in progress, so that every browser shows them.
@Component
public class PendingActions {

    private final Map<SandboxId, PendingAction> pending = new ConcurrentHashMap<>();

    private final ApplicationEventPublisher events;

    public PendingActions(ApplicationEventPublisher events) {
        this.events = events;
    }

    Optional<PendingAction> find(SandboxId id) {
        return Optional.ofNullable(pending.get(id));
    }

    /// Runs `work`, during which `action` counts as pending.
    <T> T during(PendingAction action, Supplier<T> work) {
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
