package io.sandboxconsole.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/// Keeps scheduled tasks until a test runs them: the test moves the time.
public final class ManualScheduler implements TaskScheduler {

    private final Clock clock;

    private final List<Planned> planned = new ArrayList<>();

    private final Map<Handle, Runnable> ticking = new LinkedHashMap<>();

    private boolean closed;

    public ManualScheduler(InstantSource time) {
        this.clock = time.withZone(ZoneOffset.UTC);
    }

    /// What is to be done once `delay` is over.
    public record Planned(Duration delay, Runnable task) {

        public void run() {
            task.run();
        }
    }

    /// Everything in the order in which it was asked for, also what was run or cancelled; a test may take tasks out.
    public List<Planned> planned() {
        return planned;
    }

    /// What is to be done again and again until it is cancelled.
    public List<Runnable> ticking() {
        return ticking.entrySet().stream()
                .filter(one -> !one.getKey().isCancelled())
                .map(Map.Entry::getValue)
                .toList();
    }

    /// From now on it refuses tasks.
    public void close() {
        closed = true;
    }

    @Override
    public Clock getClock() {
        return clock;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
        if (closed) {
            throw new TaskRejectedException("stopping");
        }
        var future = new Handle();
        planned.add(new Planned(Duration.between(clock.instant(), startTime), () -> {
            if (!future.isCancelled()) {
                task.run();
            }
        }));
        return future;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
        var future = new Handle();
        ticking.put(future, task);
        return future;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        throw new UnsupportedOperationException();
    }

    /// Serves to cancel.
    private static final class Handle extends CompletableFuture<Object> implements ScheduledFuture<Object> {

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
