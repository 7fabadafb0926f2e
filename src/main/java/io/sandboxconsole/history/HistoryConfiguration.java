package io.sandboxconsole.history;

import io.sandboxconsole.history.ConnectionRounds.Worker;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    private static final Duration PAUSE = Duration.ofMillis(500);

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
    ConnectionRounds historyWriters(
            Inventory inventory,
            Connections connections,
            Leadership leadership,
            HistoryWriter.Parts parts,
            EngineScheduler scheduler) {
        return new ConnectionRounds(
                "Writing the history",
                inventory,
                connections.all().stream()
                        .map(connection -> new HistoryWriter(
                                connection.id(),
                                leadership.of("history/" + connection.id().value()),
                                parts))
                        .map(writer -> new Worker(
                                writer.connection(),
                                writer::changed,
                                () -> writer.round(listed(inventory, writer.connection()))))
                        .toList(),
                PAUSE,
                scheduler.tasks());
    }

    /// Returns when the last complete listing was requested, while the connection is up.
    private static @Nullable Instant listed(Inventory inventory, ConnectionId connection) {
        return inventory.health().stream()
                .filter(health -> health.connection().equals(connection))
                .filter(health -> health.status() == ConnectionHealth.Status.UP)
                .filter(health -> health.unreadable().stream().noneMatch(UnreadableRow::leftOut))
                .map(ConnectionHealth::dataAsOf)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
