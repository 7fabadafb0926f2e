package io.sandboxconsole.inventory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/// Runs one task whenever it is due, one run after the other, each on a thread of the scheduler. Safe for use by
/// several threads.
final class Rounds {

    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(2);

    /// Bounds each wait, because a machine may have slept or its clock been set.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final TaskScheduler scheduler;

    private final Supplier<Duration> dueIn;

    private final Runnable round;

    private boolean started;

    private @Nullable Future<?> next;

    private @Nullable Thread running;

    /// @param dueIn the wait for the next run; read again after each run and each [#wake]
    Rounds(TaskScheduler scheduler, Supplier<Duration> dueIn, Runnable round) {
        this.scheduler = scheduler;
        this.dueIn = dueIn;
        this.round = round;
    }

    synchronized void start() {
        started = true;
        plan();
    }

    /// Interrupts the running tasks and waits for each for a moment.
    static void stop(Collection<Rounds> all) {
        List<Thread> interrupted =
                all.stream().map(Rounds::halt).flatMap(Optional::stream).toList();
        try {
            for (Thread thread : interrupted) {
                thread.join(SHUTDOWN_GRACE);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean started() {
        return started;
    }

    /// Reads the due time again, because it may have changed. Returns at once.
    synchronized void wake() {
        plan();
    }

    private synchronized Optional<Thread> halt() {
        started = false;
        forget();
        Optional<Thread> thread = Optional.ofNullable(running);
        thread.ifPresent(Thread::interrupt);
        return thread;
    }

    private void run() {
        if (!begin()) {
            return;
        }
        try {
            round.run();
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        if (!started || running != null) {
            return false;
        }
        if (dueIn.get().isPositive()) {
            plan();
            return false;
        }
        running = Thread.currentThread();
        return true;
    }

    private synchronized void end() {
        running = null;
        plan();
    }

    private synchronized void plan() {
        if (!started || running != null) {
            return;
        }
        forget();
        Duration wait = dueIn.get();
        Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        try {
            next = scheduler.schedule(this::run, scheduler.getClock().instant().plus(bounded));
        } catch (TaskRejectedException closing) {
            // The scheduler closes before its users do.
            started = false;
        }
    }

    private synchronized void forget() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
