package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings of a connection to one engine. Holds the engine's key, which is never printed.
///
/// @param name the connection's display name
/// @param type the adapter to use, such as `opensandbox`
/// @param defaultTeam the team of sandboxes that name none
/// @param maximumTimeout the engine's own limit for a new sandbox's lifetime, where the operator knows it
/// @param organization the engine's tenant, for engines whose credentials may open several
/// @param flaw the reason why these settings must not be used, where one is known already; a full sentence
/// @param knownKeys the last characters of the engine's keys by the keys' names, as far as an admin listed them
/// @param sharedSnapshots the names or ids of snapshots that hold no user's work, as far as an admin listed them
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

    /// Settings without a known flaw, keys or shared snapshots.
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

    /// The same settings, marked as unusable.
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
