package io.sandboxconsole.time;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/// Provides the application's clock and the scheduler for engine work.
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /// Both databases store microseconds: a stored moment reads back as written.
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }

    @Bean
    EngineScheduler engineScheduler(Clock clock) {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("engine-");
        scheduler.setClock(clock);
        return new EngineScheduler(scheduler);
    }
}
