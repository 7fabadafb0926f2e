package io.sandboxconsole.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/// Lets a console of tests do what comes every few seconds. What comes by the minute or more seldom runs at the start
/// alone: later it would write its rows into any test, by chance. A test of it calls it.
@TestConfiguration(proxyBeanMethods = false)
public class QuickTicks {

    private static final Duration SELDOM = Duration.ofMinutes(1);

    @Bean
    SimpleAsyncTaskScheduler taskScheduler() {
        var scheduler = new SimpleAsyncTaskScheduler() {
            @Override
            public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
                return isSeldom(delay) ? schedule(task, Instant.EPOCH) : super.scheduleWithFixedDelay(task, delay);
            }

            @Override
            public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
                return isSeldom(delay)
                        ? schedule(() -> {}, Instant.EPOCH)
                        : super.scheduleWithFixedDelay(task, startTime, delay);
            }
        };
        scheduler.setVirtualThreads(true);
        return scheduler;
    }

    private static boolean isSeldom(Duration delay) {
        return delay.compareTo(SELDOM) >= 0;
    }
}
