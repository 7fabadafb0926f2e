package io.sandboxconsole.history.retention;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.history.RepeatedTask;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Runs a purge: batch after batch with pauses between them, and again some time later.
final class PurgeSchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PurgeSchedule.class);

    /// After a start, when the first listings are over.
    private static final Duration FIRST = Duration.ofMinutes(2);

    /// Leaves the database to others between two batches.
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofMinutes(5);

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final HistoryPurge purge;

    private final RepeatedTask batches;

    PurgeSchedule(HistoryPurge purge, TaskScheduler scheduler) {
        this.purge = purge;
        this.batches = new RepeatedTask(scheduler, FIRST, this::batch);
    }

    @Override
    public void start() {
        batches.start();
    }

    @Override
    public void stop() {
        batches.stop();
    }

    @Override
    public boolean isRunning() {
        return batches.started();
    }

    /// @return the pause before the next batch
    private Duration batch() {
        try {
            return switch (purge.batch()) {
                case GOES_ON -> PAUSE;
                case DONE -> INTERVAL;
                case NOT_NOW -> RETRY;
            };
        } catch (RuntimeException failure) {
            log.error(
                    "[{}] A purge of the history failed with {}.",
                    Condition.HISTORY_PURGE_FAILED,
                    failure.getClass().getSimpleName());
            return RETRY;
        }
    }
}
