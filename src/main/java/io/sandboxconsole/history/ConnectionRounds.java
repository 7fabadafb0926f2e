package io.sandboxconsole.history;

import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.inventory.Subscription;
import io.sandboxconsole.leadership.LeadershipLost;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Runs one task for each connection again and again, and tells it what the inventory learns. The rounds run on threads
/// of the scheduler, the news on the inventory's.
public final class ConnectionRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConnectionRounds.class);

    /// The task of one connection.
    ///
    /// @param onChange takes news of all connections, and returns at once
    /// @param round may throw [LeadershipLost], and what the database says
    public record Worker(ConnectionId connection, Consumer<InventoryChange> onChange, Runnable round) {}

    private final Inventory inventory;

    private final String task;

    private final List<Worker> workers;

    private final List<RepeatedTask> rounds;

    private final DatabaseOutage outage;

    private @Nullable Subscription subscription;

    /// Assembles the rounds, which do not run yet.
    ///
    /// @param task what is done, as the subject of a sentence in the log
    /// @param pause between two rounds of a connection
    public ConnectionRounds(
            String task, Inventory inventory, List<Worker> workers, Duration pause, TaskScheduler scheduler) {
        this.task = task;
        this.inventory = inventory;
        this.workers = List.copyOf(workers);
        this.outage = new DatabaseOutage(log, task + " waits");
        this.rounds = workers.stream()
                .map(worker -> new RepeatedTask(scheduler, pause, () -> {
                    round(worker);
                    return pause;
                }))
                .toList();
    }

    /// Starts before the inventory itself, which publishes its first rows at once.
    @Override
    public int getPhase() {
        return inventory.getPhase() - 1;
    }

    @Override
    public synchronized void start() {
        subscription = inventory.onChange(
                change -> workers.forEach(worker -> worker.onChange().accept(change)));
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

    private void round(Worker worker) {
        try {
            outage.run(worker.round());
        } catch (LeadershipLost lost) {
            log.info("{} for “{}” is done by another console now.", task, worker.connection());
        } catch (RuntimeException failure) {
            // Only its type: its message might hold what a sandbox says.
            log.error(
                    "[{}] {} for “{}” failed with {}.",
                    Condition.BACKGROUND_TASK_FAILED,
                    task,
                    worker.connection(),
                    failure.getClass().getSimpleName());
        }
    }
}
