package io.sandboxconsole.bulk;

import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The belts that the settings impose, by what they are about.
final class BeltSettings {

    private final Belts plan;

    private final Map<String, Belts> connections;

    /// By the label of the team.
    private final Map<String, Belts> teams;

    BeltSettings(BulkProperties properties) {
        this.plan = properties.belts();
        this.connections = properties.connections();
        this.teams = properties.teams().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        team -> LabelToken.of(team.getKey()), Map.Entry::getValue, Belts::and));
    }

    /// Returns the belts of a whole plan.
    Belts ofPlan() {
        return plan;
    }

    /// Returns the belts of the sandboxes of one connection within a plan.
    Belts ofConnection(String connection) {
        return ofParts(plan).and(connections.getOrDefault(connection, Belts.NONE));
    }

    /// Returns the belts of the sandboxes of one team within a plan.
    Belts ofTeam(String label) {
        return ofParts(plan).and(teams.getOrDefault(label, Belts.NONE));
    }

    /// Returns the belts of one sandbox.
    Belts of(Sandbox sandbox) {
        @Nullable String team = sandbox.team();
        Belts belts = ofConnection(sandbox.id().connection().value());
        return team == null ? belts : belts.and(ofTeam(team));
    }

    /// Returns the belts that hold for each part of a plan as well: the number of a whole plan is told of once.
    static Belts ofParts(Belts belts) {
        return new Belts(null, belts.percent(), belts.keepNewest(), belts.minimumAge(), belts.unusedFor());
    }
}
