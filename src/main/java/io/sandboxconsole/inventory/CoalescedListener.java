package io.sandboxconsole.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Passes on at most one notification per interval; what is held back is passed on, as one, when the interval is over.
final class CoalescedListener implements Consumer<InventoryChange> {

    private final Duration interval;

    private final Runnable listener;

    private final Alarm alarm;

    private final InstantSource time;

    private Instant quietUntil = Instant.MIN;

    private boolean due;

    private boolean closed;

    CoalescedListener(Duration interval, Runnable listener, Alarm alarm, InstantSource time) {
        this.interval = interval;
        this.listener = listener;
        this.alarm = alarm;
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
            due = true;
            alarm.in(Duration.between(now, quietUntil), this::passOn);
            return false;
        }
        quietUntil = now.plus(interval);
        return true;
    }

    private void passOn() {
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
