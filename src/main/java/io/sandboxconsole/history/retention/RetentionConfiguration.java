package io.sandboxconsole.history.retention;

import io.sandboxconsole.history.HistoryProperties;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Assembles the purge. It runs also where nothing new is written.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
class RetentionConfiguration {

    @Bean
    PurgeSchedule purgeSchedule(
            Leadership leadership, List<PurgeStep> steps, HistoryPurge.Parts parts, EngineScheduler scheduler) {
        return new PurgeSchedule(new HistoryPurge(leadership.of("history-purge"), steps, parts), scheduler.tasks());
    }

    @Bean
    HistoryPurge.Parts historyPurgeParts(PurgeLog purgeLog, HistoryProperties properties, Clock clock) {
        return new HistoryPurge.Parts(purgeLog, properties.retention(), clock);
    }
}
