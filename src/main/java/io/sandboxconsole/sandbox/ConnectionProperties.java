package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
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

/// The connections as configured: several under `console.connections.<id>.*`, or one of each engine by the environment
/// variables `OPENSANDBOX_URL` and `OPENSANDBOX_API_KEY`, and [DaytonaVariables].
@ConfigurationProperties("console")
record ConnectionProperties(@DefaultValue Map<String, Entry> connections) {

    /// One engine.
    ///
    /// @param team the team of sandboxes that name none
    /// @param maximumTimeout the engine's own limit for a new sandbox's life
    /// @param organization the engine's tenant, where its credentials do not say which
    /// @param knownKeys the last three characters of the engine's keys, by the keys' names
    /// @param sharedSnapshots the names or ids of snapshots that hold nobody's work
    record Entry(
            @DefaultValue("opensandbox") String type,
            @Nullable String name,
            @DefaultValue("") String url,
            @DefaultValue("") String apiKey,
            @Nullable String team,
            @Nullable Duration maximumTimeout,
            @Nullable String organization,
            @DefaultValue Map<String, String> knownKeys,
            @DefaultValue Set<String> sharedSnapshots) {

        /// An engine as the short variables name it.
        static Entry of(String type, String url, String apiKey, @Nullable String organization) {
            return new Entry(type, null, url, apiKey, null, null, organization, Map.of(), Set.of());
        }

        /// The same with what has no variable, as written down in `other`.
        private Entry with(Entry other) {
            return new Entry(
                    type,
                    name,
                    url,
                    apiKey,
                    team,
                    maximumTimeout,
                    organization,
                    other.knownKeys,
                    other.sharedSnapshots);
        }

        @Override
        public String toString() {
            return "Entry[type=%s]".formatted(type);
        }
    }

    /// The settings of every connection, in the order of their ids.
    ///
    /// @param environment where the short names of a single engine are looked up
    List<ConnectionSettings> settings(PropertyResolver environment) {
        Map<String, Entry> entries = new TreeMap<>(connections);
        String url = environment.getProperty("OPENSANDBOX_URL", "");
        if (!url.isBlank()) {
            String key = environment.getProperty("OPENSANDBOX_API_KEY", "");
            entries.putIfAbsent("opensandbox", Entry.of("opensandbox", url, key, null));
        }
        // What has no variable may stand alone in the configuration.
        DaytonaVariables.entry(environment)
                .ifPresent(entry -> entries.merge(
                        "daytona", entry, (own, usual) -> own.url().isBlank() ? usual.with(own) : own));
        return entries.entrySet().stream()
                .map(entry -> settings(new ConnectionId(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static ConnectionSettings settings(ConnectionId id, Entry entry) {
        String name = entry.name() == null || entry.name().isBlank() ? id.value() : entry.name();
        return new ConnectionSettings(
                id,
                name,
                entry.type(),
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

    /// A text that is no address must not stop the console: the adapter says what is wrong with it.
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
