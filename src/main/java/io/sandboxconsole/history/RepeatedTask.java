package io.sandboxconsole.history;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/// Runs a task again and again, with a pause between two runs, each on a thread of its own. Safe for use by several
/// threads.
public final class RepeatedTask {

    private static final Logger log = LoggerFactory.getLogger(RepeatedTask.class);

    private final TaskScheduler scheduler;

    private final Duration pause;

    private final Runnable task;

    private final Object run = new Object();

    private volatile boolean stopped = true;

    /// Makes a task that does not run yet.
    ///
    /// @param task throws nothing
    public RepeatedTask(TaskScheduler scheduler, Duration pause, Runnable task) {
        this.scheduler = scheduler;
        this.pause = pause;
        this.task = task;
    }

    /// Begins after the first pause.
    public void start() {
        stopped = false;
        plan();
    }

    /// Waits for a run that goes on. It is not interrupted: an embedded database closes its file when a thread that
    /// writes is.
    public void stop() {
        stopped = true;
        synchronized (run) {
            log.debug("No run goes on.");
        }
    }

    private void plan() {
        try {
            var _ = scheduler.schedule(
                    this::runOnce, scheduler.getClock().instant().plus(pause));
        } catch (TaskRejectedException closing) {
            log.debug("The scheduler closes before its users do.", closing);
        }
    }

    private void runOnce() {
        synchronized (run) {
            if (!stopped) {
                task.run();
            }
        }
        if (!stopped) {
            plan();
        }
    }
}
