package io.sandboxconsole.console.past;

import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.history.past.KnowledgeReader;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Creates the notes on what the history does not know.
@Component
public record KnowledgeNotes(KnowledgeReader reader, Inventory inventory, Background background, InstantSource time) {

    /// Creates the note of one screen, empty.
    public KnowledgeNote create() {
        return new KnowledgeNote(this);
    }

    Instant now() {
        return time.instant();
    }

    /// The names of the configured connections.
    Map<ConnectionId, String> names() {
        Map<ConnectionId, String> names = new LinkedHashMap<>();
        for (ConnectionHealth health : inventory.health()) {
            names.put(health.connection(), health.name());
        }
        return names;
    }
}
