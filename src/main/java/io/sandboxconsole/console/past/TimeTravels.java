package io.sandboxconsole.console.past;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.history.past.TimeMachine;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Creates the time controls of screens.
@Component
public record TimeTravels(
        TimeMachine machine,
        Inventory inventory,
        CurrentActor currentActor,
        Background background,
        KnowledgeNotes knowledge,
        Clock clock) {

    /// Creates the control of one screen.
    ///
    /// @param onTravel takes the screen to an instant; null is now
    /// @param onArrived renews the screen, under the session lock, once the fleet of its instant has been read
    public TimeTravel create(Consumer<@Nullable Instant> onTravel, Runnable onArrived) {
        return new TimeTravel(this, onTravel, onArrived);
    }

    /// The name of a connection, also of one that is no longer configured.
    String name(ConnectionId connection) {
        return inventory.health().stream()
                .filter(health -> health.connection().equals(connection))
                .map(ConnectionHealth::name)
                .findFirst()
                .orElse(connection.value());
    }
}
