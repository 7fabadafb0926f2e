package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.PropertyResolver;

/// The configured connections: several under `console.connections.<id>.*`, and one of each engine by the plain
/// environment variables that its adapter reads.
@ConfigurationProperties("console")
public record ConnectionProperties(@DefaultValue Map<String, Entry> connections) {

    /// The configuration of one engine.
    ///
    /// @param type the adapter; the default adapter when absent
    /// @param team the team of sandboxes that name none
    /// @param maximumTimeout the engine's own limit for a new sandbox's lifetime
    /// @param organization the engine's tenant, where its credentials do not determine it
    /// @param knownKeys the last three characters of the engine's keys, by the keys' names
    /// @param sharedSnapshots the names or ids of snapshots that hold no user's work
    public record Entry(
            @Nullable String type,
            @Nullable String name,
            @DefaultValue("") String url,
            @DefaultValue("") String apiKey,
            @Nullable String team,
            @Nullable Duration maximumTimeout,
            @Nullable String organization,
            @DefaultValue Map<String, String> knownKeys,
            @DefaultValue Set<String> sharedSnapshots) {

        private static final Entry NOTHING = new Entry(null, null, "", "", null, null, null, Map.of(), Set.of());

        /// The engine named by plain environment variables, with those configured properties that have no variable.
        private static Entry of(String type, EnvironmentConnection named, @Nullable Entry configured) {
            Entry rest = configured == null ? NOTHING : configured;
            return new Entry(
                    type,
                    rest.name,
                    named.url(),
                    named.apiKey(),
                    rest.team,
                    rest.maximumTimeout,
                    named.organization(),
                    rest.knownKeys,
                    rest.sharedSnapshots);
        }

        @Override
        public String toString() {
            return "Entry[type=%s]".formatted(type);
        }
    }

    /// The settings of every connection, in the order of their ids.
    ///
    /// @param environment source of the plain variables
    /// @param factories all adapters
    List<ConnectionSettings> settings(PropertyResolver environment, List<ProviderFactory> factories) {
        Map<String, Entry> entries = new TreeMap<>(connections);
        for (ProviderFactory factory : factories) {
            String id = factory.type();
            // Properties without a variable may stand alone in the configuration.
            factory.fromEnvironment(environment)
                    .ifPresent(named -> entries.compute(id, (_, configured) -> combined(id, named, configured)));
        }
        return entries.entrySet().stream()
                .map(entry -> settings(new ConnectionId(entry.getKey()), entry.getValue(), defaultType(factories)))
                .toList();
    }

    private static Entry combined(String type, EnvironmentConnection named, @Nullable Entry configured) {
        return configured == null || configured.url().isBlank() ? Entry.of(type, named, configured) : configured;
    }

    private static String defaultType(List<ProviderFactory> factories) {
        return factories.stream()
                .filter(ProviderFactory::isDefault)
                .map(ProviderFactory::type)
                .findFirst()
                .orElse("");
    }

    private static ConnectionSettings settings(ConnectionId id, Entry entry, String defaultType) {
        String name = entry.name() == null || entry.name().isBlank() ? id.value() : entry.name();
        return new ConnectionSettings(
                id,
                name,
                entry.type() == null ? defaultType : entry.type(),
                address(entry.url().strip()),
                entry.apiKey().strip(),
                entry.team(),
                entry.maximumTimeout(),
                entry.organization() == null || entry.organization().isBlank()
                        ? null
                        : entry.organization().strip(),
                null,
                entry.knownKeys(),
                entry.sharedSnapshots());
    }

    /// A malformed address must not stop the console: the adapter names the fault.
    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            return unusable(text);
        }
    }

    private static URI unusable(String text) {
        try {
            return new URI("invalid", text, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("The JDK quotes whatever a URI may not hold.", impossible);
        }
    }
}
