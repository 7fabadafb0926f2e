package io.sandboxconsole.history.retention;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.history.retention.HistoryPurge.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.TaskRejectedException;
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

    private final TaskScheduler scheduler;

    private volatile boolean running;

    PurgeSchedule(HistoryPurge purge, TaskScheduler scheduler) {
        this.purge = purge;
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        running = true;
        plan(FIRST);
    }

    /// Waits for a batch that runs, because an embedded database closes its file when a thread that writes is
    /// interrupted.
    @Override
    public void stop() {
        running = false;
        synchronized (purge) {
            log.debug("No batch of the purge runs.");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void plan(Duration pause) {
        try {
            var _ = scheduler.schedule(this::run, scheduler.getClock().instant().plus(pause));
        } catch (TaskRejectedException closing) {
            log.debug("The scheduler closes before its users do.", closing);
        }
    }

    private void run() {
        @Nullable Progress progress = batch();
        if (progress != null) {
            plan(
                    switch (progress) {
                        case GOES_ON -> PAUSE;
                        case DONE -> INTERVAL;
                        case NOT_NOW -> RETRY;
                    });
        }
    }

    /// @return absent once it is stopped
    private @Nullable Progress batch() {
        synchronized (purge) {
            if (!running) {
                return null;
            }
            try {
                return purge.batch();
            } catch (RuntimeException failure) {
                log.error(
                        "[{}] A purge of the history failed with {}.",
                        Condition.HISTORY_PURGE_FAILED,
                        failure.getClass().getSimpleName());
                return Progress.NOT_NOW;
            }
        }
    }
}
