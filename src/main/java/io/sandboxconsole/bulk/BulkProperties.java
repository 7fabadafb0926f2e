package io.sandboxconsole.bulk;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of `console.bulk`.
///
/// @param belts the limits of every plan
/// @param connections further limits for sandboxes of a connection, by its id
/// @param teams further limits for sandboxes of a team, by its name
/// @param planValid how long a plan may be started
/// @param dataAge no plan takes sandboxes of a connection whose data is older
@ConfigurationProperties("console.bulk")
public record BulkProperties(
        @DefaultValue Belts belts,
        @DefaultValue Map<String, Belts> connections,
        @DefaultValue Map<String, Belts> teams,
        @DefaultValue("15m") Duration planValid,
        @DefaultValue("5m") Duration dataAge) {

    public BulkProperties {
        connections = Map.copyOf(connections);
        teams = Map.copyOf(teams);
    }
}
