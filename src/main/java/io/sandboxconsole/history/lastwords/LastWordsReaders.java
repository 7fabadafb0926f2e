package io.sandboxconsole.history.lastwords;

import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.history.RepeatedTask;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.inventory.Subscription;
import io.sandboxconsole.leadership.LeadershipLost;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Runs the reader of each connection once a second: with two calls in a round, an engine is asked twice a second at
/// most.
final class LastWordsReaders implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LastWordsReaders.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Inventory inventory;

    private final List<LastWordsReader> readers;

    private final List<RepeatedTask> rounds;

    private final DatabaseOutage outage = new DatabaseOutage(log, "The last words of sandboxes wait to be kept");

    private @Nullable Subscription subscription;

    LastWordsReaders(Inventory inventory, List<LastWordsReader> readers, TaskScheduler scheduler) {
        this.inventory = inventory;
        this.readers = List.copyOf(readers);
        this.rounds = readers.stream()
                .map(reader -> new RepeatedTask(scheduler, INTERVAL, () -> round(reader)))
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
        readers.forEach(reader -> reader.changed(change));
    }

    private void round(LastWordsReader reader) {
        try {
            outage.run(reader::round);
        } catch (LeadershipLost lost) {
            log.info("Another console reads the last words of “{}” now.", reader.connection());
        } catch (RuntimeException failure) {
            // Only its type: its message might hold what a sandbox says.
            log.error(
                    "Reading the last words of “{}” failed with {}.",
                    reader.connection(),
                    failure.getClass().getSimpleName());
        }
    }
}
