package io.sandboxconsole.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/// Forwards at most one notification per interval; those held back are forwarded, as one, when the interval is over.
final class ThrottledListener implements Consumer<InventoryChange> {

    private final Duration interval;

    private final Runnable listener;

    private final TaskScheduler scheduler;

    private final InstantSource time;

    private Instant quietUntil = Instant.MIN;

    private boolean due;

    private boolean closed;

    ThrottledListener(Duration interval, Runnable listener, TaskScheduler scheduler, InstantSource time) {
        this.interval = interval;
        this.listener = listener;
        this.scheduler = scheduler;
        this.time = time;
    }

    @Override
    public void accept(InventoryChange change) {
        if (passes()) {
            listener.run();
        }
    }

    synchronized void close() {
        closed = true;
    }

    private synchronized boolean passes() {
        Instant now = time.instant();
        if (due || closed) {
            return false;
        }
        if (now.isBefore(quietUntil)) {
            holdBack();
            return false;
        }
        quietUntil = now.plus(interval);
        return true;
    }

    private synchronized void holdBack() {
        try {
            // The future only serves to cancel; a failing listener reports itself, see the change feed.
            var _ = scheduler.schedule(this::forward, quietUntil);
            due = true;
        } catch (TaskRejectedException closing) {
            // The scheduler closes before its users do, and the listeners go with the application.
            closed = true;
        }
    }

    private void forward() {
        synchronized (this) {
            due = false;
            if (closed) {
                return;
            }
            quietUntil = time.instant().plus(interval);
        }
        listener.run();
    }
}
