package io.sandboxconsole.inventory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/// Notifies listeners of changes, in order, on a thread of its own. The publisher of a change never waits for them.
final class ChangeFeed {

    private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);

    private final Executor executor;

    private final TaskScheduler scheduler;

    private final InstantSource time;

    private final List<Consumer<InventoryChange>> listeners = new CopyOnWriteArrayList<>();

    /// @param executor runs one task at a time, in order
    ChangeFeed(Executor executor, TaskScheduler scheduler, InstantSource time) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.time = time;
    }

    void publish(InventoryChange change) {
        executor.execute(() -> listeners.forEach(listener -> guarded(() -> listener.accept(change))));
    }

    Subscription subscribe(Consumer<InventoryChange> listener) {
        // One listener may subscribe twice: each subscription ends alone.
        Consumer<InventoryChange> own = change -> listener.accept(change);
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /// Notifies `listener` at once, but not again before `interval` is over; then once for all changes in between.
    Subscription subscribe(Duration interval, Runnable listener) {
        var throttled = new ThrottledListener(interval, () -> guarded(listener), scheduler, time);
        Subscription subscription = subscribe(throttled);
        return () -> {
            subscription.close();
            throttled.close();
        };
    }

    /// Isolates a listener's failure: the others are notified all the same.
    private static void guarded(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failure) {
            log.error("A listener to inventory changes failed.", failure);
        }
    }
}
