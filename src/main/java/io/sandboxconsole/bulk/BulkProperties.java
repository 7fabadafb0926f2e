package io.sandboxconsole.bulk;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of `console.bulk`.
///
/// @param belts the limits of every plan
/// @param connections further limits for sandboxes of a connection, by its id
/// @param teams further limits for sandboxes of a team, by its name
/// @param planValid how long a plan may be started
/// @param dataAge no plan takes sandboxes of a connection whose data is older
/// @param grace how long after its start a job waits, and can be undone
/// @param rightsGrace how long a job goes on while the rights of who started it cannot be checked
/// @param productionTeams the names of teams for whose sandboxes the number is typed before an act that nothing undoes
@ConfigurationProperties("console.bulk")
public record BulkProperties(
        @DefaultValue Belts belts,
        @DefaultValue Map<String, Belts> connections,
        @DefaultValue Map<String, Belts> teams,
        @DefaultValue("15m") Duration planValid,
        @DefaultValue("5m") Duration dataAge,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("15m") Duration rightsGrace,
        @DefaultValue Set<String> productionTeams) {

    public BulkProperties {
        connections = Map.copyOf(connections);
        teams = Map.copyOf(teams);
        productionTeams = Set.copyOf(productionTeams);
        if (!planValid.isPositive() || !dataAge.isPositive()) {
            throw new IllegalArgumentException(
                    "console.bulk.plan-valid and console.bulk.data-age must be longer than 0.");
        }
        if (grace.isNegative() || rightsGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "console.bulk.grace or console.bulk.rights-grace is negative: write 0 for none.");
        }
    }
}
