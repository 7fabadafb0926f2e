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

/// Remembers, while the console runs, which changes are underway, so that every browser shows them as such.
@Component
public class PendingActions {

    private final Map<SandboxId, PendingAction> changes = new ConcurrentHashMap<>();

    private final ApplicationEventPublisher events;

    public PendingActions(ApplicationEventPublisher events) {
        this.events = events;
    }

    Optional<PendingAction> find(SandboxId id) {
        return Optional.ofNullable(changes.get(id));
    }

    /// Does `work`, during which `change` counts as underway.
    <T> T during(PendingAction change, Supplier<T> work) {
        changes.put(change.id(), change);
        events.publishEvent(new SandboxEvent.Marked(change.id()));
        try {
            return work.get();
        } finally {
            if (changes.remove(change.id(), change)) {
                events.publishEvent(new SandboxEvent.Marked(change.id()));
            }
        }
    }
}
