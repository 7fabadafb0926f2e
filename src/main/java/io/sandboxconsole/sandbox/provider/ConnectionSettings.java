package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one engine is reached. Holds the engine's key, which is never printed.
///
/// @param name what people call the connection
/// @param type which adapter speaks to it, such as `opensandbox`
/// @param defaultTeam the team of sandboxes that name none
/// @param maximumTimeout the engine's own limit for a new sandbox's life, where the operator knows it
/// @param organization the engine's tenant, for engines whose credentials may open several
/// @param flaw why these settings must not be used, where somebody has seen it already; a full sentence
/// @param knownKeys the last characters of the engine's keys by the keys' names, as far as an admin wrote them down
/// @param sharedSnapshots the names or ids of snapshots that hold nobody's work, as far as an admin wrote them down
public record ConnectionSettings(
        ConnectionId id,
        String name,
        String type,
        URI url,
        String apiKey,
        @Nullable String defaultTeam,
        @Nullable Duration maximumTimeout,
        @Nullable String organization,
        @Nullable Message flaw,
        Map<String, String> knownKeys,
        Set<String> sharedSnapshots) {

    public ConnectionSettings {
        knownKeys = Map.copyOf(knownKeys);
        sharedSnapshots = Set.copyOf(sharedSnapshots);
    }

    /// Settings in which nobody has seen a flaw, of an engine of which nobody wrote anything down.
    public ConnectionSettings(
            ConnectionId id,
            String name,
            String type,
            URI url,
            String apiKey,
            @Nullable String defaultTeam,
            @Nullable Duration maximumTimeout,
            @Nullable String organization) {
        this(id, name, type, url, apiKey, defaultTeam, maximumTimeout, organization, null, Map.of(), Set.of());
    }

    /// An engine without tenants, or with credentials that open only one.
    public ConnectionSettings(
            ConnectionId id,
            String name,
            String type,
            URI url,
            String apiKey,
            @Nullable String defaultTeam,
            @Nullable Duration maximumTimeout) {
        this(id, name, type, url, apiKey, defaultTeam, maximumTimeout, null);
    }

    /// The same settings, with what is wrong with them.
    public ConnectionSettings withFlaw(Message sentence) {
        return new ConnectionSettings(
                id,
                name,
                type,
                url,
                apiKey,
                defaultTeam,
                maximumTimeout,
                organization,
                sentence,
                knownKeys,
                sharedSnapshots);
    }

    @Override
    public String toString() {
        // Not the whole address: some people write a password into it.
        return "ConnectionSettings[id=%s, type=%s, host=%s]".formatted(id, type, url.getHost());
    }
}
