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

    /// Its threads are the operating system's, which takes the processor away from a long listing. Virtual ones share
    /// few threads and keep them while they compute, and people's requests wait for one of these.
    @Bean
    EngineScheduler engineScheduler(Clock clock) {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setDaemon(true);
        scheduler.setThreadNamePrefix("engine-");
        scheduler.setClock(clock);
        return new EngineScheduler(scheduler);
    }
}
