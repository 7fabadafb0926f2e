package io.sandboxconsole.sandbox;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/// A scheduler of its own, which starts a virtual thread for what is due, so that a slow engine holds up nothing else.
@Component
class ScheduledDeletionTimer implements DeletionTimer {

    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

    ScheduledDeletionTimer() {
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("deletion-");
    }

    @Override
    public void after(Duration delay, Runnable work) {
        var _ = scheduler.schedule(work, scheduler.getClock().instant().plus(delay));
    }

    @PreDestroy
    void close() {
        scheduler.close();
    }
}
