package io.sandboxconsole.history.lastwords;

import io.sandboxconsole.history.ConnectionRounds;
import io.sandboxconsole.history.ConnectionRounds.Worker;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.EngineSandboxes;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Assembles what reads the last words of failed sandboxes, unless that or the whole history is turned off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "console.history.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "console.history.last-words.enabled", matchIfMissing = true)
class LastWordsConfiguration {

    /// With two calls in a round, an engine is asked twice a second at most.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    ConnectionRounds lastWordsReaders(
            Inventory inventory,
            Connections connections,
            EngineSandboxes engines,
            Leadership leadership,
            LastWordsRepository repository,
            EngineScheduler scheduler,
            Clock clock) {
        return new ConnectionRounds(
                "Reading the last words",
                inventory,
                connections.all().stream()
                        .map(connection -> new LastWordsReader(
                                connection.id(),
                                leadership.of("last-words/" + connection.id().value()),
                                engines::lastDiagnostics,
                                repository,
                                clock))
                        .map(reader -> new Worker(reader.connection(), reader::changed, reader::round))
                        .toList(),
                PAUSE,
                scheduler.tasks());
    }
}
