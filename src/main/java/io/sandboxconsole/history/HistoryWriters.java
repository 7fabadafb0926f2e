package io.sandboxconsole.history;

import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.inventory.Subscription;
import io.sandboxconsole.leadership.LeadershipLost;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Runs the writer of each connection, twice a second.
final class HistoryWriters implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HistoryWriters.class);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Inventory inventory;

    private final Map<ConnectionId, HistoryWriter> writers = new LinkedHashMap<>();

    private final DatabaseOutage outage = new DatabaseOutage(log, "What happens to sandboxes waits to be written");

    private final List<RepeatedTask> rounds;

    private @Nullable Subscription subscription;

    HistoryWriters(Inventory inventory, List<HistoryWriter> writers, TaskScheduler scheduler) {
        this.inventory = inventory;
        writers.forEach(writer -> this.writers.put(writer.connection(), writer));
        this.rounds = writers.stream()
                .map(writer -> new RepeatedTask(scheduler, INTERVAL, () -> round(writer)))
                .toList();
    }

    /// Starts before the inventory itself, which publishes its first rows at once.
    @Override
    public int getPhase() {
        return inventory.getPhase() - 1;
    }

    @Override
    public synchronized void start() {
        subscription = inventory.onChange(this::changed);
        rounds.forEach(RepeatedTask::start);
    }

    @Override
    public void stop() {
        synchronized (this) {
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
        }
        rounds.forEach(RepeatedTask::stop);
    }

    @Override
    public synchronized boolean isRunning() {
        return subscription != null;
    }

    private void changed(InventoryChange change) {
        writers.values().forEach(writer -> writer.changed(change));
    }

    private void round(HistoryWriter writer) {
        try {
            outage.run(() -> writer.round(listed(writer.connection())));
        } catch (LeadershipLost lost) {
            log.info("Another console writes the history of “{}” now.", writer.connection());
        } catch (RuntimeException failure) {
            // Only its type: its message might hold what a sandbox says.
            log.error(
                    "Writing the history of “{}” failed with {}.",
                    writer.connection(),
                    failure.getClass().getSimpleName());
        }
    }

    /// Returns when the last complete listing was requested, while the connection is up.
    private @Nullable Instant listed(ConnectionId connection) {
        return inventory.health().stream()
                .filter(health -> health.connection().equals(connection))
                .filter(health -> health.status() == ConnectionHealth.Status.UP)
                .filter(health -> health.unreadable().stream().noneMatch(UnreadableRow::leftOut))
                .map(ConnectionHealth::dataAsOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
