package io.sandboxconsole.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Remembers, while the console runs, which changes are underway, so that every browser shows them as such.
@Component
class UnderwayChanges {

    private final Map<SandboxId, Underway> changes = new ConcurrentHashMap<>();

    private final ApplicationEventPublisher events;

    UnderwayChanges(ApplicationEventPublisher events) {
        this.events = events;
    }

    Optional<Underway> find(SandboxId id) {
        return Optional.ofNullable(changes.get(id));
    }

    /// Does `work`, during which `change` counts as underway.
    <T> T during(Underway change, Supplier<T> work) {
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
