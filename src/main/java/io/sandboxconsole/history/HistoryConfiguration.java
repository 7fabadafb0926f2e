package io.sandboxconsole.history;

import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Assembles the history. Its parts are no beans where only it uses them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
class HistoryConfiguration {

    @Bean
    SandboxFields sandboxFields() {
        return new SandboxFields();
    }

    @Bean
    LifeRepository lifeRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches, SandboxFields codec) {
        return new LifeRepository(jdbc, batches, codec);
    }

    @Bean
    HistoryWriter.Parts historyParts(
            LifeRepository lives,
            WatchLog watchLog,
            EndEvidence evidence,
            SandboxFields codec,
            HistoryProperties properties,
            Clock clock) {
        return new HistoryWriter.Parts(lives, watchLog, evidence, codec, properties, clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "console.history.enabled", matchIfMissing = true)
    HistoryWriters historyWriters(
            Inventory inventory,
            Connections connections,
            Leadership leadership,
            HistoryWriter.Parts parts,
            EngineScheduler scheduler) {
        return new HistoryWriters(
                inventory,
                connections.all().stream()
                        .map(connection -> new HistoryWriter(
                                connection.id(),
                                leadership.of("history/" + connection.id().value()),
                                parts))
                        .toList(),
                scheduler.tasks());
    }
}
