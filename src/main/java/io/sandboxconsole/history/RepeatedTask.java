package io.sandboxconsole.history;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/// Runs a task again and again, with a pause between two runs, each on a thread of its own. Safe for use by several
/// threads.
public final class RepeatedTask {

    private static final Logger log = LoggerFactory.getLogger(RepeatedTask.class);

    private final TaskScheduler scheduler;

    private final Duration first;

    private final Supplier<Duration> task;

    private final Object run = new Object();

    private boolean started;

    private @Nullable Future<?> next;

    /// Makes a task that does not run yet.
    ///
    /// @param first the pause before the first run
    /// @param task runs once, throws nothing and returns the pause before the next run
    public RepeatedTask(TaskScheduler scheduler, Duration first, Supplier<Duration> task) {
        this.scheduler = scheduler;
        this.first = first;
        this.task = task;
    }

    /// Begins after the first pause, also again after a stop.
    public synchronized void start() {
        started = true;
        plan(first);
    }

    /// Waits for a run that goes on. It is not interrupted: an embedded database closes its file when a thread that
    /// writes is.
    public void stop() {
        synchronized (this) {
            started = false;
            forget();
        }
        synchronized (run) {
            log.debug("No run goes on.");
        }
    }

    public synchronized boolean started() {
        return started;
    }

    private void runOnce() {
        synchronized (run) {
            if (started()) {
                plan(task.get());
            }
        }
    }

    private synchronized void plan(Duration pause) {
        if (!started) {
            return;
        }
        forget();
        try {
            next = scheduler.schedule(
                    this::runOnce, scheduler.getClock().instant().plus(pause));
        } catch (TaskRejectedException closing) {
            log.debug("The scheduler closes before its users do.", closing);
        }
    }

    private synchronized void forget() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
