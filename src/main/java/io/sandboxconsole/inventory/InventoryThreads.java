package io.sandboxconsole.inventory;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The threads on which listeners are told. Closed with the application.
class InventoryThreads implements Executor, Alarm, AutoCloseable {

    private final ExecutorService changes = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("inventory-changes").factory());

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("inventory-later").factory());

    @Override
    public void execute(Runnable task) {
        // Whoever still changes something while the application stops has nobody left to tell.
        if (!changes.isShutdown()) {
            changes.execute(task);
        }
    }

    @Override
    public void in(Duration delay, Runnable task) {
        // The future only serves to cancel; a failing task reports itself, see the change feed.
        var _ = later.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        later.shutdownNow();
        changes.shutdownNow();
    }
}
