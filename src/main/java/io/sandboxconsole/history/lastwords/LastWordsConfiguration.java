package io.sandboxconsole.history.lastwords;

import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.EngineSandboxes;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Assembles what reads the last words of failed sandboxes, unless that or the whole history is turned off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "console.history.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "console.history.last-words.enabled", matchIfMissing = true)
class LastWordsConfiguration {

    @Bean
    LastWordsReaders lastWordsReaders(
            Inventory inventory,
            Connections connections,
            EngineSandboxes engines,
            Leadership leadership,
            LastWordsRepository repository,
            EngineScheduler scheduler,
            Clock clock) {
        return new LastWordsReaders(
                inventory,
                connections.all().stream()
                        .map(connection -> new LastWordsReader(
                                connection.id(),
                                leadership.of("last-words/" + connection.id().value()),
                                engines::lastDiagnostics,
                                repository,
                                clock))
                        .toList(),
                scheduler.tasks());
    }
}
